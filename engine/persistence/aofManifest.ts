// The manifest of a multi-part append-only file: which files it is made of, in which order (aof.c of 7.0).
import { textOf } from '../base/bytes.ts';
import { needsQuoting, quoted } from '../resp/quote.ts';
import { splitArguments } from '../resp/split.ts';
import { type AofFile, type AofManifest, EMPTY_MANIFEST } from './aofFiles.ts';

/** Longest line of a manifest (MANIFEST_MAX_LINE). */
const LINE_MAX = 1024;

/** What aofLoadManifestFromFile complains of. `line` is null where Redis does not show it. */
export interface ManifestFault {
  readonly reason: string;
  readonly line: string | null;
  readonly number: number;
}

/** aofLoadManifestFromFile. */
export function parseManifest(bytes: Uint8Array): AofManifest | ManifestFault {
  const text = textOf(bytes);
  let manifest = EMPTY_MANIFEST;
  let number = 0;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = Math.min(newline < 0 ? text.length : newline + 1, at + LINE_MAX);
    const raw = text.slice(at, end);
    at = end;
    number++;
    if (raw.startsWith('#')) continue;
    if (!raw.endsWith('\n')) {
      const reason = 'The AOF manifest file contains too long line';
      return { reason, line: null, number };
    }
    const line = raw.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    const file = parseLine(line);
    const next = typeof file === 'string' ? file : added(manifest, file);
    if (typeof next === 'string') return { reason: next, line, number };
    manifest = next;
  }
  if (number === 0) return { reason: 'Found an empty AOF manifest', line: null, number };
  return { ...manifest, dirty: false };
}

const FORMAT = 'Invalid AOF manifest file format';

/** One line's file, or what is wrong with it. Keys that are not known are passed over. */
function parseLine(line: string): { name: string; seq: number; type: string } | string {
  const words = splitArguments(line)?.map((word) => textOf(word));
  if (words === undefined || words.length < 6 || words.length % 2 !== 0) return FORMAT;
  let name = '';
  let seq = 0;
  let type = '';
  for (let i = 0; i < words.length; i += 2) {
    const value = words[i + 1]!;
    switch (words[i]!.toLowerCase()) {
      case 'file':
        name = value;
        if (/[/\\]/.test(name)) return "File can't be a path, just a filename";
        break;
      case 'seq':
        seq = Number.parseInt(value, 10) || 0;
        break;
      case 'type':
        type = value.slice(0, 1);
        break;
      default:
    }
  }
  return name === '' || seq === 0 || type === '' ? FORMAT : { name, seq, type };
}

function added(
  manifest: AofManifest,
  { name, seq, type }: { name: string; seq: number; type: string },
): AofManifest | string {
  switch (type) {
    case 'b':
      if (manifest.base !== null) return 'Found duplicate base file information';
      return { ...manifest, base: { name, seq, type }, baseSeq: seq };
    case 'h':
      return { ...manifest, history: [...manifest.history, { name, seq, type }] };
    case 'i':
      if (seq <= manifest.incrSeq) return 'Found a non-monotonic sequence number';
      return { ...manifest, incr: [...manifest.incr, { name, seq, type }], incrSeq: seq };
    default:
      return 'Unknown AOF file type';
  }
}

/** getAofManifestAsString: base, then history, then incremental files. */
export function manifestText({ base, history, incr }: AofManifest): string {
  const files = [...(base === null ? [] : [base]), ...history, ...incr];
  return files
    .map(({ name, seq, type }) => {
      const shown = needsQuoting(name) ? quoted(name) : name;
      return `file ${shown} seq ${seq} type ${type}\n`;
    })
    .join('');
}

/** getNewBaseFileNameAndMarkPreAsHistory: the next base file takes the place of the one before. */
export function withNewBase(manifest: AofManifest, prefix: string, rdb: boolean): AofManifest {
  const { base, history } = manifest;
  const seq = manifest.baseSeq + 1;
  const name = `${prefix}.${seq}.base.${rdb ? 'rdb' : 'aof'}`;
  return {
    ...manifest,
    base: { name, seq, type: 'b' },
    history: base === null ? history : [{ ...base, type: 'h' }, ...history],
    baseSeq: seq,
    dirty: true,
  };
}

/** getNewIncrAofName: the next incremental file, behind those there are. */
export function withNewIncr(manifest: AofManifest, prefix: string): AofManifest {
  const seq = manifest.incrSeq + 1;
  const file: AofFile = { name: `${prefix}.${seq}.incr.aof`, seq, type: 'i' };
  return { ...manifest, incr: [...manifest.incr, file], incrSeq: seq, dirty: true };
}

/**
 * markRewrittenIncrAofAsHistory: what the new base file holds already. `writing`: the last
 * incremental file is the one being written, which goes on.
 */
export function withIncrRewritten(manifest: AofManifest, writing: boolean): AofManifest {
  const { incr, history } = manifest;
  if (incr.length === 0) return manifest;
  const kept = writing ? incr.slice(-1) : [];
  const gone = incr.slice(0, incr.length - kept.length);
  return {
    ...manifest,
    incr: kept,
    history: [...gone.map((file) => ({ ...file, type: 'h' as const })), ...history],
    dirty: true,
  };
}

/** aofUpgradePrepare: a file of an old server becomes the base. */
export function upgraded(manifest: AofManifest, name: string): AofManifest {
  return { ...manifest, base: { name, seq: 1, type: 'b' }, baseSeq: 1, dirty: true };
}

/** The files to be loaded, in order. */
export function filesToLoad({ base, incr }: AofManifest): readonly AofFile[] {
  return base === null ? incr : [base, ...incr];
}
