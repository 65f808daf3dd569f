/** Hands the user a node's files and its log, fetched from the engine in pieces. */
import type { NodeId } from '../../../engine/contract.ts';
import { inspect } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { download } from '../../ui/download.ts';
import { partsOf } from './files.ts';

const PIECE = 1 << 20;
const LINES = 1_000;

export async function fetchFile(node: NodeId, name: string): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const piece = await inspect({ ask: 'file', node, name, offset, limit: PIECE });
    if (piece.answer !== 'file') return;
    pieces.push(Uint8Array.from(piece.bytes));
    offset += piece.bytes.length;
    if (offset >= piece.total || piece.bytes.length === 0) break;
  }
  const { plain } = partsOf(name);
  download(plain, await new Blob(pieces).arrayBuffer(), 'application/octet-stream');
}

export async function fetchLog(node: NodeId): Promise<void> {
  const lines: string[] = [];
  for (;;) {
    const piece = await inspect({ ask: 'log', node, offset: lines.length, limit: LINES });
    if (piece.answer !== 'log') return;
    for (const line of piece.lines) lines.push(`${decodeWire(line.text)}\n`);
    if (lines.length >= piece.total || piece.lines.length === 0) break;
  }
  download(`redis-${node}.log`, lines.join(''), 'text/plain');
}
