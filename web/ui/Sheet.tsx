/** A drawer at the right edge, over the page but not in its way; on a phone it is the whole screen. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import css from './Sheet.module.css';

interface SheetProps {
  title: string;
  /** Said to who cannot see it: what the drawer is for. */
  description: string;
  close: string;
  testId: string;
  /** Wide enough for figures and graphs. */
  wide?: boolean;
  onClose: () => void;
  /** What stands beside the title. */
  tools?: ReactNode;
  children: ReactNode;
}

export function Sheet(props: SheetProps) {
  const { title, description, close, testId, wide = false, onClose, tools, children } = props;
  return (
    <Dialog.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          className={css['sheet']}
          data-wide={wide}
          data-testid={testId}
          // It stands beside the work: a click in the page must not take it away.
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div className={css['head']}>
            <Dialog.Title className={css['title']}>{title}</Dialog.Title>
            {tools}
            <Dialog.Close asChild>
              <IconButton label={close}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <Dialog.Description className="unseen">{description}</Dialog.Description>
          <div className={css['body']}>{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
