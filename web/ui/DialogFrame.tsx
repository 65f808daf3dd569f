/** A dialog over the page: a title, a button that closes it, and what it holds. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import css from './DialogFrame.module.css';

interface DialogFrameProps {
  title: ReactNode;
  close: string;
  testId: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** It has gone: whoever opened it gets the focus back. */
  onGone: () => void;
  /** With a `Dialog.Description` somewhere in it. */
  children: ReactNode;
}

export function DialogFrame(props: DialogFrameProps) {
  const { title, close, testId, open, onOpen, onGone, children } = props;
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className={css['overlay']} />
        <Dialog.Content className={css['dialog']} data-testid={testId} onCloseAutoFocus={onGone}>
          <header className={css['head']}>
            <Dialog.Title className={css['title']}>{title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={close}>
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
