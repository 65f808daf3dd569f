/** How many pixels of the screen a pixel of this element takes: 1 but where the page is shown large (`zoom`). */
export function enlargement(element: HTMLElement): number {
  const { offsetWidth } = element;
  return offsetWidth === 0 ? 1 : element.getBoundingClientRect().width / offsetWidth;
}
