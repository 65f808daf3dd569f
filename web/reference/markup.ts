/**
 * Texts that may hold links to the glossary and things to type: `[[replication-backlog]]`,
 * `[[replication-backlog|backlog]]`, and Redis's own words between backticks. Pure.
 */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  /** `label`: null, where the name of the term is meant. */
  | { kind: 'term'; id: string; label: string | null };

const MARK = /\[\[([\w.*-]+)(?:\|([^\]]+))?\]\]|`([^`]+)`/g;

export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > at) pieces.push({ kind: 'text', text: text.slice(at, match.index) });
    const [whole, id, label, code] = match;
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else pieces.push({ kind: 'term', id: id ?? '', label: label ?? null });
    at = match.index + whole.length;
  }
  if (at < text.length) pieces.push({ kind: 'text', text: text.slice(at) });
  return pieces;
}

/** A piece with the punctuation that must stay on its line; only Redis's own words hold some. */
export type HeldPiece = Piece & { before: string; after: string };

const OPENING = /[（“‘(]+$/;
const CLOSING = /^[，。：；、？）”’,.:;?)]+/;

/**
 * The pieces, where what opens before Redis's own words, and closes behind them, goes with them: these
 * are drawn as boxes, and around a box a browser breaks the line even before a comma.
 */
export function heldPieces(text: string): readonly HeldPiece[] {
  const pieces = piecesOf(text).map((piece) => ({ ...piece, before: '', after: '' }));
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'code') continue;
    const [last, next] = [pieces[index - 1], pieces[index + 1]];
    if (last?.kind === 'text') {
      piece.before = OPENING.exec(last.text)?.[0] ?? '';
      last.text = last.text.slice(0, last.text.length - piece.before.length);
    }
    if (next?.kind === 'text') {
      piece.after = CLOSING.exec(next.text)?.[0] ?? '';
      next.text = next.text.slice(piece.after.length);
    }
  }
  return pieces;
}

/** The same as it is read, without links; `nameOf` gives what stands for a link without a label. */
export function plainText(text: string, nameOf: (id: string) => string): string {
  return piecesOf(text)
    .map((piece) => (piece.kind === 'term' ? (piece.label ?? nameOf(piece.id)) : piece.text))
    .join('');
}
