import { createHash } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { formatOf, type ReportName } from '../../src/coverage/reports/formats.js';
import { some, someReport } from './some-coverage.js';

const render = async (name: ReportName, ...given: Parameters<typeof someReport>) =>
  formatOf(name).render(await someReport(...given));

describe('The report for terminals', () => {
  it('reports the totals, the operations, what leads to the rest, and what is left out', async () => {
    await expect(await render('pretty', 80)).toMatchFileSnapshot('golden/pretty.txt');
  });

  it('says what to do if nothing was called', async () => {
    expect(await render('pretty', undefined, [])).toContain('Please run your tests against the mock');
  });
});

describe('The JSON report', () => {
  it('begins with the summary', async () => {
    const text = await render('json', 80);
    expect(Object.keys(JSON.parse(text))[0]).toBe('summary');
    expect(JSON.parse(text)).toMatchObject({
      summary: { met: 3, missing: 6, total: 9, percent: 33, operations: 2 },
      passed: false,
      failUnder: 80,
    });
  });

  it('says for each action who met it, in which tests, and with which result codes', async () => {
    const { operations } = JSON.parse(await render('json'));
    expect(operations[1]).toMatchObject({ operation: 'auth_token_api', others: { 429: 2 } });
    expect(operations[1].actions).toContainEqual({
      action: 'OK',
      state: 'met',
      count: 1200,
      by: { mock: 1200 },
      resultCodes: { A050001: 1200 },
      tests: ['token.test.ts > grants'],
    });
    expect(operations[1].actions).toContainEqual(
      expect.objectContaining({ action: 'PASSWORD', state: 'left-out', rule: 'no-password-grant' }),
    );
  });
});

describe('The Markdown report', () => {
  it('has a row per operation, and the stubs', async () => {
    await expect(await render('markdown', 80)).toMatchFileSnapshot('golden/markdown.md');
  });
});

describe('The report for GitHub', () => {
  it('is one annotation with the totals and what is missing: an error below the required percentage', async () => {
    const text = await render('github', 80);
    expect(text).toMatch(
      /^::error title=authlete-testkit coverage::3 of 9 actions \(33 %25\) of the 2 operations that you call%0AFailed: .*80 %25 are required\.%0Aauth_introspection_api: .*%0Aauth_token_api: .*\n$/,
    );
    expect(text).toContain('auth_token_api: INTERNAL_SERVER_ERROR, BAD_REQUEST');
    expect(await render('github', 30)).toMatch(/^::notice /);
    expect(await render('github')).toMatch(/^::notice /);
  });

  it('stays short if much is missing', async () => {
    const report = await someReport();
    const operations = Array.from({ length: 25 }, () => report.summary.operations.slice(0, 1)).flat();
    const text = formatOf('github').render({ ...report, summary: { ...report.summary, operations } });
    expect(text.split('%0A').at(-1)).toBe('and 5 more operations\n');
  });
});

describe('The page', () => {
  it('has a cell for each action that leads to what is known of it', async () => {
    const page = load(await render('html'));
    const cell = (name: string) => page(`a.cell[aria-label^="${name}"]`);
    expect(cell('auth_token_api OK').text()).toBe('1.2K✓');
    expect(cell('auth_token_api INVALID_CLIENT').text()).toBe('1◇');
    expect(cell('auth_introspection_api OK').text()).toBe('3✓');
    expect(cell('auth_token_api BAD_REQUEST').attr('class')).toBe('cell unverifiable');
    expect(cell('auth_token_api PASSWORD').attr('class')).toBe('cell expected');
    const links = page('a.cell').toArray();
    expect(links).toHaveLength(14);
    for (const link of links) {
      const target = page(link).attr('href')?.slice(1) ?? '';
      expect(page('[id]').filter((_, element) => page(element).attr('id') === target)).toHaveLength(1);
    }
  });

  it('loads nothing from other hosts, and has no script', async () => {
    const html = await render('html');
    expect(html).not.toMatch(/<(link|img|iframe|object|embed|script)\b|\bsrc=|@import|url\(/i);
    expect(html).not.toMatch(/\bhref="(?!#)| (style|on\w+)="/);
    const policy = load(html)('meta[http-equiv]').attr('content');
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).toContain("default-src 'none'");
  });

  it('shows names of tests as text', async () => {
    const evil = '</li><script>alert(1)</script><img src=x onerror=alert(1)>"\'\u202e';
    const [first] = some;
    if (first === undefined) throw new Error('There is an answer.');
    const html = await render('html', undefined, [{ ...first, tests: { [evil]: 1 } }]);
    expect(html).not.toMatch(/<script|<img|\u202e/);
    expect(load(html)('li').text()).toContain('<script>alert(1)</script>');
  });
});

/** Reads a tracefile as lcov's geninfo(1) describes it. */
function readTrace(text: string) {
  return text
    .split('end_of_record\n')
    .filter((record) => record !== '')
    .map((record) => {
      const lines = record
        .trim()
        .split('\n')
        .map((line) => line.split(/:(.*)/s));
      const all = (key: string) =>
        lines.filter(([name]) => name === key).map(([, value = '']) => value.split(','));
      const one = (key: string) => all(key)[0]?.[0] ?? '';
      return { all, one };
    });
}

describe('The tracefile of lcov', () => {
  it('has totals that agree with its lines and branches, and with the summary', async () => {
    const records = readTrace(await render('lcov'));
    expect(records.map(({ one }) => one('SF'))).toEqual([
      'authlete-coverage/auth_introspection_api.txt',
      'authlete-coverage/auth_token_api.txt',
    ]);
    for (const { all, one } of records) {
      const lines = all('DA');
      const branches = all('BRDA');
      expect([one('LF'), one('BRF')]).toEqual([String(lines.length), String(branches.length)]);
      const hit = lines.filter(([, count]) => count !== '0').length;
      expect([one('LH'), one('BRH')]).toEqual([String(hit), String(hit)]);
      expect(branches.filter(([, , , taken]) => taken !== '0' && taken !== '-')).toHaveLength(hit);
    }
    const sum = (key: string) => records.reduce((total, { one }) => total + Number(one(key)), 0);
    expect([sum('LH'), sum('LF')]).toEqual([3, 9]);
  });

  it('refers to lines of its listings that name the actions', async () => {
    const report = await someReport();
    const files = new Map((formatOf('lcov').sideFiles?.(report) ?? []).map(({ path, text }) => [path, text]));
    const records = readTrace(formatOf('lcov').render(report));
    expect(records.map(({ one }) => one('SF'))).toEqual([...files.keys()]);
    const [, token] = records;
    const listing = files.get('authlete-coverage/auth_token_api.txt')?.split('\n') ?? [];
    expect(listing[0]).toBe('POST /auth/token');
    const met = token?.all('DA').filter(([, count]) => count !== '0') ?? [];
    expect(met.map(([line]) => listing[Number(line) - 1]?.trim())).toEqual(['INVALID_CLIENT', 'OK']);
    expect(listing.join('\n')).toContain('PASSWORD (left out: supportedGrantTypes lacks PASSWORD.)');
  });
});

describe('The badge', () => {
  it.each([
    [undefined, '#b3261e'],
    [50, '#8a5a00'],
    [33, '#1f7a46'],
  ])('with --fail-under %s has the colour %s', async (failUnder, colour) => {
    const svg = await render('svg', failUnder);
    const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(documentElement?.getAttribute('aria-label')).toBe('Authlete actions: 33 %');
    expect(svg).toContain(`fill="${colour}"`);
    expect(svg).not.toMatch(/href|url\((?!#)/);
  });

  it('says none if nothing was called', async () => {
    expect(await render('svg', undefined, [])).toContain('Authlete actions: none');
  });
});
