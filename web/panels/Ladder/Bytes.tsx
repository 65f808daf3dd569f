/** The bytes of a message twice: as fields that are explained, and in hexadecimal. Each finds the other. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { ArcView, MessageView } from '../../../engine/contract.ts';
import { useShown } from '../../store/store.ts';
import { readable, shorten } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { escaped, latin1 } from '../../ui/hex.ts';
import styles from './Bytes.module.css';
import { explain, type Part, type Sender } from '../../reference/explain.ts';
import { fieldsOf, type Field } from './fields.ts';
import { tellField } from './fieldWords.ts';
import { Hex } from './Hex.tsx';
import { tell } from '../../reference/meanings.ts';
import { originsOf } from './typed.ts';
import { useDetailWords } from './words.ts';

/** So much of a message is shown in hexadecimal; the rest is counted. */
const DUMP_MAX = 2048;
/** So much of one field, or of what was typed, is shown. */
const FIELD_MAX = 60;
const TYPED_MAX = 160;

const NO_ARCS: readonly ArcView[] = [];

export function Bytes({ bytes, message }: { bytes: Uint8Array; message: MessageView }) {
  const words = useDetailWords();
  const id = useId();
  const [lit, setLit] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const text = latin1(bytes);
  const sender: Sender = {
    fromReplica: message.from === message.replica,
    rdb: message.kind === 'rdb',
  };
  const fields = fieldsOf(text, sender);

  // Whichever of the two was pointed at, the other comes into sight.
  useEffect(() => {
    if (lit === null) return;
    for (const each of box.current?.querySelectorAll(`[data-field="${lit}"]`) ?? []) {
      each.scrollIntoView({ block: 'nearest' });
    }
  }, [lit]);

  const point = ({ target }: PointerEvent) => {
    const found = target instanceof Element ? target.closest('[data-field]') : null;
    if (found !== null) setLit(Number(found.getAttribute('data-field')));
  };
  const walk = (event: KeyboardEvent) => {
    const next = nextField(event.key, lit, fields.length);
    if (next === null) return;
    event.preventDefault();
    setLit(next);
  };

  return (
    <div ref={box} className={styles.bytes} title={words.fieldHint} onPointerOver={point}>
      <Hex
        bytes={bytes.subarray(0, DUMP_MAX)}
        fields={fields}
        lit={lit}
        label={words.asHex}
        rest={bytes.length > DUMP_MAX ? words.notDumped(grouped(bytes.length - DUMP_MAX)) : null}
      />
      <div
        className={styles.fields}
        role="listbox"
        tabIndex={0}
        aria-label={words.fields}
        aria-activedescendant={lit === null ? undefined : `${id}-${lit}`}
        onKeyDown={walk}
      >
        <Parts {...{ id, text, sender, fields, lit, message }} />
      </div>
    </div>
  );
}

function nextField(key: string, lit: number | null, count: number): number | null {
  const at = lit ?? -1;
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

interface PartsProps {
  id: string;
  text: string;
  sender: Sender;
  fields: readonly Field[];
  lit: number | null;
  message: MessageView;
}

/** Each part with the sentence that explains it, and its fields. */
function Parts({ id, text, sender, fields, lit, message }: PartsProps) {
  const words = useDetailWords();
  const parts: readonly Part[] = explain(text, sender);
  const arcs = useShown((shown) => shown.nodes[message.from]?.backlog?.arcs ?? NO_ARCS);
  const origins = originsOf(message, parts, arcs);
  const all = fields.map((field, index) => ({ field, index }));
  return parts.map((part, partIndex) => {
    const sentence = tell(words.meanings, part.meaning);
    const { typed = null, unasked = null } = origins[partIndex] ?? {};
    return (
      // A part has no identity but its place: the bytes of a message never change.
      <div key={partIndex} role="group" aria-label={sentence} className={styles.part}>
        <p aria-hidden>{sentence}</p>
        {typed !== null && (
          <p className={styles.typed}>{words.typedAs(shorten(readable(typed), TYPED_MAX))}</p>
        )}
        {unasked !== null && <p className={styles.why}>{words.unasked[unasked]}</p>}
        {all
          .filter(({ field }) => field.part === partIndex)
          .map(({ field, index }) => (
            <div
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={lit === index}
              data-field={index}
              className={styles.field}
            >
              <code>{shorten(escaped(text.slice(field.from, field.to)), FIELD_MAX)}</code>
              <span>{shorten(readable(tellField(words.field, field.says)), TYPED_MAX)}</span>
            </div>
          ))}
      </div>
    );
  });
}
