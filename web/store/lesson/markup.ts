/** The texts of lessons: `code` between backquotes, terms of the glossary as `[[id]]` or `[[id|shown]]`. Pure. */

export type Piece =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'term'; text: string; term: string };

const MARKS = /`([^`]+)`|\[\[([\w.*-]+)(?:\|([^\]]+))?\]\]/g;

export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, code, term, shown] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    if (code !== undefined) pieces.push({ kind: 'code', text: code });
    else if (term !== undefined) pieces.push({ kind: 'term', term, text: shown ?? term });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** As it is read where nothing can be marked. */
export function plain(text: string): string {
  return piecesOf(text)
    .map((piece) => piece.text)
    .join('');
}
