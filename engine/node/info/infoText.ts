export type Fields = (string | [name: string, value: string | number])[];

/** Lines of an INFO section: `name:value`, CRLF after each. */
export function section(title: string, fields: Fields): string {
  let text = `# ${title}\r\n`;
  for (const field of fields) {
    text += typeof field === 'string' ? `${field}\r\n` : `${field[0]}:${field[1]}\r\n`;
  }
  return text;
}
