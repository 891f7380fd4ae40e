import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Returns what people cannot use on a page: serious findings of axe in both themes, and parts that are wider than a
 * narrow screen.
 */
export async function seriousIn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(...nodes.map(({ html }) => `${colorScheme}: ${id} in ${html}`));
  }
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  const widest = Number(
    await page.evaluate(
      "Math.max(document.documentElement.scrollWidth, document.querySelector('main').scrollWidth) - innerWidth",
    ),
  );
  if (widest > 0) found.push(`narrow: the page is ${widest} px wider than the screen`);
  await page.setViewportSize(before ?? { width: 1280, height: 800 });
  return found;
}
