/**
 * What a command answers, as a value. `writer.ts` turns it into RESP2 or RESP3 bytes, `replyReader.ts`
 * turns bytes into it. Texts are latin-1, one character per byte; bulk strings are bytes.
 */
export type Reply =
  | { readonly kind: 'simple'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number | bigint }
  | { readonly kind: 'bulk'; readonly bytes: Uint8Array }
  /** RESP2: `$-1`, RESP3: `_`. */
  | { readonly kind: 'nil' }
  /** RESP2: `*-1`, RESP3: `_`. */
  | { readonly kind: 'nil-array' }
  /** `paired` items are flat in RESP2, and in RESP3 each two of them are an array of their own. */
  | { readonly kind: 'array'; readonly items: readonly Reply[]; readonly paired?: true }
  /** Key, value, key, value… RESP2 writes it as a flat array. */
  | { readonly kind: 'map'; readonly items: readonly Reply[] }
  | { readonly kind: 'set'; readonly items: readonly Reply[] }
  | { readonly kind: 'push'; readonly items: readonly Reply[] }
  /** RESP2 writes it as a bulk string of `text`. */
  | { readonly kind: 'double'; readonly text: string }
  /** RESP2 writes it as :1 or :0. */
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A bulk string with a format (`txt`), a plain bulk in RESP2. */
  | { readonly kind: 'verbatim'; readonly format: string; readonly bytes: Uint8Array }
  | { readonly kind: 'big-number'; readonly text: string }
  /** Nothing is written (REPLCONF ACK, a blocked command). */
  | { readonly kind: 'none' };

const { freeze } = Object;
export const OK: Reply = freeze({ kind: 'simple', text: 'OK' });
export const PONG: Reply = freeze({ kind: 'simple', text: 'PONG' });
export const QUEUED: Reply = freeze({ kind: 'simple', text: 'QUEUED' });
export const NIL: Reply = freeze({ kind: 'nil' });
export const NIL_ARRAY: Reply = freeze({ kind: 'nil-array' });
export const NONE: Reply = freeze({ kind: 'none' });
export const ZERO: Reply = freeze({ kind: 'integer', value: 0 });
export const ONE: Reply = freeze({ kind: 'integer', value: 1 });

export const simple = (text: string): Reply => ({ kind: 'simple', text });
/** `text` starts with its code: `ERR no such key`. */
export const error = (text: string): Reply => ({ kind: 'error', text });
export const integer = (value: number | bigint): Reply => ({ kind: 'integer', value });
export const bulk = (bytes: Uint8Array): Reply => ({ kind: 'bulk', bytes });
export const array = (items: readonly Reply[]): Reply => ({ kind: 'array', items });
/** Member, score, member, score… whose form depends on the protocol. */
export const pairs = (items: readonly Reply[]): Reply => ({ kind: 'array', items, paired: true });

/** A bulk string of latin-1 text. */
export function bulkText(text: string): Reply {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return { kind: 'bulk', bytes };
}
