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

/** The same as it is read, without links; `nameOf` gives what stands for a link without a label. */
export function plainText(text: string, nameOf: (id: string) => string): string {
  return piecesOf(text)
    .map((piece) => (piece.kind === 'term' ? (piece.label ?? nameOf(piece.id)) : piece.text))
    .join('');
}
