/** The one short message at the foot of the page. It goes by itself when its animation ends. */
import { Check, Info, X } from 'lucide-react';
import { lazy } from 'react';
import type { Refusal } from '../../engine/contract.ts';
import { placeOf } from '../../engine/lab/place.ts';
import type { Words } from '../language/en.ts';
import { useWords } from '../language/words.ts';
import { dismissNotice, useNotice, type Notice } from '../store/notice.ts';
import { IconButton } from './Button.tsx';
import css from './Toast.module.css';
import { Later } from './Later.tsx';

/** Seldom needed, so not part of the first load. */
const Reason = lazy(async () => {
  const { Reason: component } = await import('./Reason.tsx');
  return { default: component };
});

export function Toast() {
  const words = useWords();
  const { id, content } = useNotice();
  return (
    <div className={css['place']} role="status" aria-live="polite" data-testid="notice">
      {content !== null && (
        <div key={id} className={css['toast']} data-tone={toneOf(content)}>
          {toneOf(content) === 'good' ? <Check aria-hidden="true" /> : <Info aria-hidden="true" />}
          <p>
            <Said content={content} />
          </p>
          <IconButton size="small" label={words.app.dismiss} onClick={dismissNotice}>
            <X />
          </IconButton>
          <i className={css['left']} aria-hidden="true" onAnimationEnd={dismissNotice} />
        </div>
      )}
    </div>
  );
}

function toneOf(content: NonNullable<Notice['content']>): 'good' | undefined {
  return content.kind === 'text' ? content.tone : undefined;
}

function Said({ content }: { content: NonNullable<Notice['content']> }) {
  const words = useWords();
  if (content.kind === 'text') return content.text;
  if (content.kind === 'words') return content.say(words);
  return <Refused refusal={content.refusal} />;
}

/** Where the engine's own message says more than the code, both are shown. */
function Refused({ refusal: { code, detail, message } }: { refusal: Refusal }) {
  const words: Words = useWords();
  const more = code === 'lab-invalid' || code === 'config-invalid' || code === 'bad-value';
  return (
    <>
      {words.refusals[code]} <span translate="no">{placeOf(detail, message)}</span>{' '}
      {more && (
        <Later missing={message}>
          <Reason message={message} />
        </Later>
      )}
    </>
  );
}
