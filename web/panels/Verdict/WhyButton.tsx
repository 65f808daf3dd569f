import { CircleQuestionMark } from 'lucide-react';
import { lazy, memo, useRef, useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Later } from '../../ui/Later.tsx';

/** Not needed for the first sight of the page, so not part of the first load. */
const WhyDialog = lazy(async () => {
  const { WhyDialog: component } = await import('./WhyDialog.tsx');
  return { default: component };
});

/** Opens the drawing of why, and the list of all that happened. */
export const WhyButton = memo(function WhyButton({ node }: { node: NodeId }) {
  const words = useWords().verdict;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        label={words.why(node)}
        data-testid={`why-${node}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => {
          setOpen(true);
          setAsked(true);
        }}
      >
        <CircleQuestionMark aria-hidden />
      </IconButton>
      {asked && (
        <Later>
          <WhyDialog
            node={node}
            open={open}
            onOpen={setOpen}
            onGone={() => button.current?.focus()}
          />
        </Later>
      )}
    </>
  );
});
