import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/validate/reports/html.js';
import { answering } from '../checks/changed.js';
import { code } from '../checks/lives.js';
import { reportOf } from './report-of.js';
import { mixed, repeated } from './traffic.js';

const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const itemsOf = (html: string): string[] => html.match(/<li data-check.*?<\/li>/gs) ?? [];

describe('The page', () => {
  it('loads nothing from other hosts', async () => {
    const html = await reportOf(htmlReport, mixed);
    expect(html).not.toMatch(/<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(/i);
    expect(html).not.toMatch(/\bhref="(?!#)/);
  });

  it('permits only its own style and script', async () => {
    const html = await reportOf(htmlReport, mixed);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    for (const kind of ['style', 'script'] as const) {
      const source = new RegExp(`<${kind}>(.*?)</${kind}>`, 's').exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(source).digest('base64');
      expect(policy).toContain(`${kind}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(html).not.toMatch(/ (style|on\w+)="/);
  });

  it('shows what was seen, by operation and action, in the colour of the worst', async () => {
    const html = await reportOf(htmlReport, mixed);
    expect(html).toContain(
      'class="cell violated" data-cell="auth_token_api OK" title="auth_token_api OK: 1 violated, 1 valid"',
    );
    expect(html).toContain('class="cell valid" data-cell="auth_authorization_issue_api LOCATION"');
    expect(html).toContain('class="cell unverifiable" data-cell="unknown unreadable"');
    expect(html).toContain('title="NO_INTERACTION was not seen"');
    expect(textOf(html)).toContain('95 operations of the contract not seen');
  });

  it('lists what was found, the worst first, with the request and the command to check it again', async () => {
    const items = itemsOf(await reportOf(htmlReport, mixed));
    expect(items.map((item) => /data-check="([\w-]+)"/.exec(item)?.[1])).toEqual([
      'used-once',
      'action-known',
      'unverifiable',
      'unverifiable',
      'undocumented-members',
    ]);
    expect(textOf(items[0] ?? '')).toContain('authlete-testkit validate flow.ndjson --entry 4');
    expect(textOf(items[0] ?? '')).toContain('curl -X POST');
    expect(textOf(items[1] ?? '')).toMatch(/At \/response\/action Expected .* Got SURPRISE/);
  });

  it('offers a filter by check', async () => {
    const html = await reportOf(htmlReport, mixed);
    const choices = [...html.matchAll(/<input type="radio" name="check" value="([\w-]*)"/g)].map(
      ([, id]) => id,
    );
    expect(choices).toEqual(['', 'unverifiable', 'used-once', 'action-known', 'undocumented-members']);
  });

  it('keeps a few of equal findings and says how many it left out', async () => {
    const html = await reportOf(htmlReport, repeated(5000));
    expect(itemsOf(html)).toHaveLength(10);
    expect(textOf(html)).toContain('4,990 more findings omitted');
    expect(html.length).toBeLessThan(60_000);
  });

  it('keeps a thousand findings in all', async () => {
    const manifold = Array.from({ length: 1200 }, (_, index) =>
      answering(code.issuedAgain, { [`member${String.fromCharCode(97 + (index % 26))}${index}x`]: true }),
    );
    const html = await reportOf(htmlReport, manifold);
    expect(itemsOf(html)).toHaveLength(1000);
    expect(textOf(html)).toContain('200 more findings omitted');
  });

  it('says in its title whether the run passed', async () => {
    expect(await reportOf(htmlReport, mixed)).toContain('<title>Failed: ');
    const passed = await reportOf(htmlReport, [code.authorized]);
    expect(passed).toContain('<title>Passed: ');
    expect(textOf(passed)).toContain('Nothing to report.');
    expect(textOf(await reportOf(htmlReport, []))).toContain('Nothing was checked');
  });

  it('shows traffic as text', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const html = await reportOf(htmlReport, [answering(code.authorized, { action: evil, [evil]: 1 })]);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;/script&gt;');
    expect(html).not.toMatch(/data-cell="[^"]*'/);
  });
});
