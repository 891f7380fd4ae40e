import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page as BrowserPage, BrowserType } from 'playwright-core';
import { InvalidInputError } from '../../invalid-input-error.js';
import { isObject } from '../../json.js';
import { reasonOf } from '../../spec/failure.js';
import { type Exchange, pageAt } from '../exchange.js';
import type { Session } from '../session.js';
import type { Action, Behavior } from './action.js';
import { BrowserTab } from './browser-tab.js';
import type { Decision, Interaction } from './interaction.js';
import { isPage, mostPages, tooManyPages } from './operate.js';
import { markerName, readPage } from './page.js';

/** How the browser is started. */
export interface BrowserSettings {
  /** Shows the window. */
  readonly headed?: true;
  /** A Chromium or Chrome, in place of that of Playwright. */
  readonly executablePath?: string;
  /** Milliseconds between actions, to watch them. */
  readonly slowMo?: number;
}

/**
 * Starts a browser that operates pages. It reaches nothing by itself: the session of the check makes all its requests.
 * Rejects with `InvalidInputError` if Playwright or its browser is not installed.
 */
export async function operatedInBrowser(
  behavior: Behavior,
  { headed, ...settings }: BrowserSettings,
): Promise<Interaction> {
  const chromium = await loadChromium();
  let browser: Browser;
  try {
    browser = await chromium.launch({
      ...settings,
      headless: headed !== true,
      args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    });
  } catch (problem) {
    throw new InvalidInputError(
      `Failed to start a browser: ${firstLine(problem)} Please run npx playwright install chromium, or name a Chromium as interaction.browser.executablePath in check.yaml.`,
    );
  }
  return {
    decide: (session, page, decision) => decideIn(browser, behavior, session, page, decision),
    close: () => browser.close(),
  };
}

async function decideIn(
  browser: Browser,
  behavior: Behavior,
  session: Session,
  start: Exchange,
  decision: Decision,
): Promise<Exchange> {
  if (start.answer === undefined || !isPage(start.answer)) return start;
  const reader = behavior(decision);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  context.setDefaultTimeout(5000);
  try {
    const tab = await BrowserTab.open(context, session, start, start.answer);
    for (let pages = 0; pages < mostPages; pages += 1) {
      const html = await tab.shown();
      if (html === undefined) return tab.last;
      const action = reader.next(readPage(html), new URL(tab.page.url()));
      if (action === undefined) return tab.last;
      await perform(tab.page, action);
    }
  } catch (problem) {
    if (problem instanceof InvalidInputError) throw problem;
    throw new InvalidInputError(
      `Failed to operate ${pageAt(start.answer.url)} in the browser: ${firstLine(problem)} Please watch it with --headed.`,
    );
  } finally {
    await context.close();
  }
  throw tooManyPages(start);
}

async function perform(page: BrowserPage, action: Action): Promise<void> {
  const at = (marker = '') => page.locator(`[${markerName}="${marker}"]`);
  if ('link' in action) return at(action.link.marker).click();
  const { form, button, entered } = action;
  const shown = form.fields.filter(({ type }) => type !== 'hidden');
  for (const field of shown) {
    const value = entered.get(field);
    const element = at(field.marker);
    if (field.type === 'checkbox') await element.setChecked(value !== undefined, { force: true });
    else if (field.type === 'radio') await (value === undefined ? undefined : element.check({ force: true }));
    else if (value === undefined || value === field.value) continue;
    else if (field.options.length > 0) await element.selectOption(value);
    else await element.fill(value);
  }
  return button === undefined ? at(shown[0]?.marker).press('Enter') : at(button.marker).click();
}

/** Loads Playwright from where this package is, or from the current folder. */
async function loadChromium(): Promise<BrowserType> {
  const here = createRequire(join(process.cwd(), 'package.json'));
  for (const name of ['playwright', 'playwright-core'])
    for (const find of [() => name, () => pathToFileURL(here.resolve(name)).href]) {
      const loaded: unknown = await Promise.resolve()
        .then(() => import(find()))
        .catch(() => undefined);
      const exported = isObject(loaded) && isObject(loaded['default']) ? loaded['default'] : loaded;
      if (isObject(exported) && isBrowserType(exported['chromium'])) return exported['chromium'];
    }
  throw new InvalidInputError(
    'Failed to use a browser: Playwright is not installed. Please run npm install --save-dev playwright, and npx playwright install chromium.',
  );
}

const isBrowserType = (value: unknown): value is BrowserType =>
  isObject(value) && typeof value['launch'] === 'function';

/** Messages of Playwright go on with a log. */
const firstLine = (problem: unknown): string => {
  const [line = ''] = reasonOf(problem).split('\n');
  return line.endsWith('.') ? line : `${line}.`;
};
