/** How wide a text will be, near enough for laying out: wide characters take a whole em. Pure. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += character.charCodeAt(0) > 0x2e80 ? 1 : 0.56;
  return ems * fontSize;
}
