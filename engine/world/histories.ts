import { ByteBuffer } from '../base/bytes.ts';
import { assert } from '../base/assert.ts';
import type { ReplOffset } from '../base/units.ts';

/** A history under one replication ID: its bytes as they were first seen, and what it grew out of. */
interface History {
  /** Offset of the first byte noted here. */
  readonly from: ReplOffset;
  readonly bytes: ByteBuffer;
  /** The history it continues, up to and including offset `from - 1`. */
  readonly parent: History | null;
}

/**
 * Every byte of every history that was ever written, noted where it was first seen. Whoever shows
 * a byte of the same ID and offset later must show the same byte. A reference beside the world:
 * it takes nothing from the engine but the bytes themselves.
 */
export class Histories {
  private readonly known = new Map<string, History>();

  /** A node stands at `offset` of history `id`; `parent`: it continues that one from here. */
  begin(id: string, offset: ReplOffset, parent: string | null): void {
    if (this.known.has(id)) return;
    this.known.set(id, {
      from: offset + 1,
      bytes: new ByteBuffer(256),
      parent: parent === null ? null : (this.known.get(parent) ?? null),
    });
  }

  /** Bytes of history `id` from `offset` on, as node `who` holds them. */
  see(id: string, offset: ReplOffset, bytes: Uint8Array, who: string): void {
    const history = this.known.get(id);
    if (history === undefined) return;
    for (let i = 0; i < bytes.length; i++) {
      const at = offset + i;
      const before = byteAt(history, at);
      if (before === null) {
        // The ring may have lost bytes before anybody looked: what follows a gap is not noted.
        if (at === history.from + history.bytes.length) history.bytes.append(bytes, i, i + 1);
        continue;
      }
      assert(
        before === bytes[i],
        `${who} holds byte ${bytes[i]} at offset ${at} of ${id.slice(0, 8)}…, where ${before} was written`,
      );
    }
  }

  /** Up to `count` bytes of history `id` from `offset` on, as text. */
  following(id: string, offset: ReplOffset, count: number): string {
    const history = this.known.get(id);
    let text = '';
    if (history === undefined) return text;
    for (let at = offset; at < offset + count; at++) {
      const byte = byteAt(history, at);
      if (byte === null) break;
      text += String.fromCharCode(byte);
    }
    return text;
  }
}

function byteAt(history: History, at: ReplOffset): number | null {
  if (at < history.from) return history.parent === null ? null : byteAt(history.parent, at);
  const { bytes, from } = history;
  return at - from < bytes.length ? bytes.bytes[bytes.start + at - from]! : null;
}
