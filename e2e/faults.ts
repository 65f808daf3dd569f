/** What axe finds wrong with a screen. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Whatever axe finds, each with the element meant; any fault of any weight counts. `within`: a part of
 * the page, as a selector. `covered`: something lies over what could be pressed, on purpose.
 */
export async function faults(page: Page, within = 'body', covered = false): Promise<string[]> {
  const rules = {
    // Off by itself: how large what is pressed must be, or how far from its neighbours.
    'target-size': { enabled: !covered },
    // A part by itself: its landmark is looked at with the whole page. Menus and notices come and go at its end.
    region: { enabled: within === 'body' },
  };
  // No frame is from elsewhere, so no second page has to gather what is found: that took half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).include(within);
  const { violations } = await axe.options({ rules, resultTypes: ['violations'] }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${html.slice(0, 160)} in ${target.join(' ')}`),
  );
}
