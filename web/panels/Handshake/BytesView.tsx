/** The bytes of a message as people read them: a line of RESP in a line, what cannot be seen made visible. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import css from './BytesView.module.css';
import { respLines, respRows } from './respLines.ts';
import { useHandshakeWords } from './words.ts';

/** So much is shown; the rest is counted. */
const SHOWN_MAX = 360;
const HEX_MAX = 512;

/** Without a tab stop the arrow keys could not reach what is scrolled away. */
const FOCUSABLE = { tabIndex: 0 };

interface BytesViewProps {
  bytes: Uint8Array;
  /** Of the whole message. */
  total: number;
  count: string;
}

export function BytesView({ bytes, total, count }: BytesViewProps) {
  const words = useHandshakeWords();
  const [hex, setHex] = useState(false);
  const max = hex ? HEX_MAX : SHOWN_MAX;
  const rest = total - Math.min(bytes.length, max);
  return (
    <div className={css['bytes']}>
      <header className={css['head']}>
        <h4>{words.bytes}</h4>
        <span data-testid="handshake-count" data-value={total}>
          {count}
        </span>
        <Button
          size="small"
          look="quiet"
          pressed={hex}
          data-testid="handshake-hex"
          onClick={() => setHex(!hex)}
        >
          {words.hex}
        </Button>
      </header>
      <div
        className={css['text']}
        role="region"
        aria-label={words.bytes}
        data-testid="handshake-bytes"
        {...FOCUSABLE}
      >
        {hex ? (
          <HexDump bytes={bytes.subarray(0, max)} label={words.hex} />
        ) : (
          respRows(respLines(bytes.subarray(0, max))).map((row, index) => (
            // A line has no identity but its place: the bytes of a message never change.
            <code key={index} translate="no">
              {row.map(({ text, end }, place) => (
                <span key={place}>
                  {text}
                  <i>{end}</i>
                </span>
              ))}
            </code>
          ))
        )}
        {rest > 0 && <p>{words.notShown(grouped(rest))}</p>}
      </div>
    </div>
  );
}
