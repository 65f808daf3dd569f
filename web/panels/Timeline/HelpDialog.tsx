import { Dialog } from 'radix-ui';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import styles from './HelpDialog.module.css';
import { useHelpWords } from './words.ts';

interface HelpDialogProps {
  onOpen: (open: boolean) => void;
  onGone: () => void;
}

/** Every key that moves time, in one list. */
export function HelpDialog({ onOpen, onGone }: HelpDialogProps) {
  const words = useHelpWords();
  return (
    <DialogFrame
      title={words.title}
      close={words.close}
      testId="keys-dialog"
      open
      onOpen={onOpen}
      onGone={onGone}
    >
      <Dialog.Description className={styles.intro}>{words.intro}</Dialog.Description>
      <div className={styles.groups}>
        {words.groups.map((group) => (
          <section key={group.name}>
            <h3 className={styles.name}>{group.name}</h3>
            <dl className={styles.list}>
              {group.keys.map(({ keys, what }) => (
                <div key={what} className={styles.row}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key} className={styles.key}>
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogFrame>
  );
}
