/** How the files of a disk are listed and shown. Pure. */

/** `appendonlydir/appendonly.aof.manifest`: the folder with its slash, and the name in it. */
export function partsOf(name: string): { folder: string; plain: string } {
  const end = name.lastIndexOf('/') + 1;
  return { folder: name.slice(0, end), plain: name.slice(end) };
}

interface Folder<F> {
  /** Empty: the working folder of the server. */
  folder: string;
  files: readonly F[];
}

/** What lies side by side on the disk stands together, the working folder's own files first. */
export function foldersOf<F extends { name: string }>(files: readonly F[]): readonly Folder<F>[] {
  const names = [...new Set(files.map((file) => partsOf(file.name).folder))].toSorted();
  return names.map((folder) => ({
    folder,
    files: files.filter((file) => partsOf(file.name).folder === folder),
  }));
}

/** The bytes as text when they are UTF-8 without control characters but line ends and tabs; else null. A sequence that the end cuts off is left out. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

export interface FileEntry {
  name: string;
  bytes: number;
  /** When it was written; null when nobody tells. */
  at: number | null;
}

export type FileKind = 'rdb' | 'aof' | 'manifest' | 'conf' | 'acl' | 'other';

/** What a file is, by its name, as Redis names them. */
export function kindOfFile(name: string): FileKind {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return ENDINGS[ending] ?? 'other';
}

const ENDINGS: Readonly<Record<string, FileKind>> = {
  manifest: 'manifest',
  rdb: 'rdb',
  aof: 'aof',
  conf: 'conf',
  acl: 'acl',
};
