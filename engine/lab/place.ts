/**
 * Where in a document its fault lies, as its author writes it: `nodes[0].id` of `$.nodes[0].id`. Empty
 * where all of it is meant, or where the sentence names the place itself.
 */
export function placeOf(path: string, message: string): string {
  const place = path.replace(/^\$\.?/, '');
  return message.startsWith(`${place} `) ? '' : place;
}

/** Place and sentence in one line. */
export function problemLine({ path, message }: { path: string; message: string }): string {
  const place = placeOf(path, message);
  return place === '' ? message : `${place}: ${message}`;
}
