// Which files an append-only file is made of.
/** `b` the data set as it was at a rewrite, `i` the commands since, `h` what a rewrite replaced and is to be deleted. */
export type AofFileType = 'b' | 'h' | 'i';

export interface AofFile {
  readonly name: string;
  readonly seq: number;
  readonly type: AofFileType;
}

/** Never changed in place: every step gives a new one. */
export interface AofManifest {
  readonly base: AofFile | null;
  readonly history: readonly AofFile[];
  /** In the order of loading. */
  readonly incr: readonly AofFile[];
  /** The highest numbers given so far. */
  readonly baseSeq: number;
  readonly incrSeq: number;
  /** It differs from the file on the disk. */
  readonly dirty: boolean;
}

export const EMPTY_MANIFEST: AofManifest = Object.freeze({
  base: null,
  history: Object.freeze([]),
  incr: Object.freeze([]),
  baseSeq: 0,
  incrSeq: 0,
  dirty: false,
});
