/** A dialog over the page: a title, a button that closes it, and what it holds. */
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLearning } from '../store/learning.ts';
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
  const opener = useRef<Element | null>(null);
  const handedOn = useRef(false);
  // A sheet would lie under the dialog: where a term opens one, the dialog makes room for it.
  useEffect(
    () =>
      useLearning.subscribe(({ sheet }, before) => {
        if (!open || sheet === null || before.sheet !== null) return;
        handedOn.current = true;
        if (opener.current instanceof HTMLElement) {
          useLearning.setState({ opener: opener.current });
        }
        onOpen(false);
      }),
    [open, onOpen],
  );
  return (
    <Dialog.Root open={open} onOpenChange={onOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className={css['overlay']} />
        <Dialog.Content
          className={css['dialog']}
          data-testid={testId}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
            handedOn.current = false;
          }}
          onCloseAutoFocus={(event) => {
            // The sheet has the focus, and gives it back itself.
            if (handedOn.current) event.preventDefault();
            else onGone();
          }}
        >
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
