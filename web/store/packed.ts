/**
 * A text that travels inside an address, behind the `#`, which no server ever gets to see: compressed, in
 * letters, digits, `-` and `_`. Whoever reads one back must expect anything.
 */

/** Of this way to pack; a page that packs otherwise writes another number. */
const VERSION = '1';
/** The last letter: programs that find links in a text leave `-` and `_` off at the end. */
const END = 'z';
const PACKED = /^(\d+)\.([\w-]*)z[^\w-]*$/;

/** `broken`: something is missing or was changed; `long`: more than `most` characters. */
export type Unpacked = { text: string } | { wrong: 'broken' | 'newer' | 'long' };

export async function pack(text: string): Promise<string> {
  const compressed = await gathered(
    new Blob([text]).stream().pipeThrough(new CompressionStream('deflate')),
    Infinity,
  );
  return `${VERSION}.${lettersOf(compressed ?? new Uint8Array())}${END}`;
}

/** `most`: bytes of UTF-8 that the text may have, so that a small link cannot fill the memory. */
export async function unpack(packed: string, most: number): Promise<Unpacked> {
  const version = /^(\d+)\./.exec(packed)?.[1];
  if (version !== undefined && Number(version) > Number(VERSION)) return { wrong: 'newer' };
  const letters = PACKED.exec(packed)?.[2];
  if (version !== VERSION || letters === undefined) return { wrong: 'broken' };
  try {
    // Its checksum finds what was changed, and its end what is missing.
    const inflated = new DecompressionStream('deflate');
    const bytes = await gathered(new Blob([bytesOf(letters)]).stream().pipeThrough(inflated), most);
    if (bytes === null) return { wrong: 'long' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { wrong: 'broken' };
  }
}

/** Null: more than so many bytes came. */
async function gathered(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Base64 with the two letters that an address can hold, without `=` (RFC 4648, section 5). */
function lettersOf(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
