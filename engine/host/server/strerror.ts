import { getSystemErrorMap } from 'node:util';

/** The words of strerror() where libuv has others. */
const GLIBC: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: 'Cannot assign requested address',
  EAFNOSUPPORT: 'Address family not supported by protocol',
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  EEXIST: 'File exists',
  EHOSTUNREACH: 'No route to host',
  EISDIR: 'Is a directory',
  EMFILE: 'Too many open files',
  ENETUNREACH: 'Network is unreachable',
  ENOTFOUND: 'Name or service not known',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EPERM: 'Operation not permitted',
  EPIPE: 'Broken pipe',
  EROFS: 'Read-only file system',
  ETIMEDOUT: 'Connection timed out',
};

/** What the C library calls the trouble of a failed system call. */
export function strerror(problem: unknown): string {
  const { code, errno } = problem as NodeJS.ErrnoException;
  if (code !== undefined && GLIBC[code] !== undefined) return GLIBC[code];
  return (errno !== undefined && getSystemErrorMap().get(errno)?.[1]) || String(problem);
}
