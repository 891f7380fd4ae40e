import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { checkReports } from '../../../src/check/reports/formats.js';
import type { CheckResult } from '../../../src/check/result.js';
import { broken, mixed, obligation, observation, options } from './results.js';

const htmlOf = (results: readonly CheckResult[]): string => checkReports.html.report(results, options);

describe('The page of a check', () => {
  it('loads nothing from other hosts, and permits only its own style and script', () => {
    const html = htmlOf(mixed);
    expect(html).not.toMatch(/<(link|img|iframe|object|embed)\b|\bsrc=|@import|url\(/i);
    expect(html).not.toMatch(/\bhref="(?!#)/);
    expect(html).not.toMatch(/ (style|on\w+)="/);
    const policy = load(html)('meta[http-equiv]').attr('content');
    for (const kind of ['style', 'script'] as const) {
      const source = new RegExp(`<${kind}>(.*?)</${kind}>`, 's').exec(html)?.[1] ?? '';
      expect(policy).toContain(
        `${kind}-src 'sha256-${createHash('sha256').update(source).digest('base64')}'`,
      );
    }
  });

  it('has a matrix in the colour of the worst verdict, with counts, that links to the details', () => {
    const $ = load(htmlOf(mixed));
    const cell = $('a.cell[aria-label^="auth_token_api INVALID_CLIENT"]');
    expect(cell.attr('class')).toBe('cell violated');
    expect(cell.attr('aria-label')).toBe('auth_token_api INVALID_CLIENT: 2 broken, 1 doubtful');
    for (const link of $('.picture a').toArray()) {
      const id = $(link).attr('href')?.slice(1) ?? '';
      expect($('section.pair').filter((_, section) => $(section).attr('id') === id)).toHaveLength(1);
    }
    expect($('a.cell[aria-label^="device_authorization_api OK"]').attr('class')).toBe('cell unseen');
    expect($('a.cell[aria-label="whole server every action: 1 obeyed"]')).toHaveLength(1);
  });

  it('has all results, the worst of each action first, and a filter by verdict', () => {
    const $ = load(htmlOf(mixed));
    expect($('.findings > li')).toHaveLength(mixed.length);
    const verdicts = $('section.pair[id$=INVALID_CLIENT] li').map((_, item) => $(item).attr('data-verdict'));
    expect(verdicts.get()).toEqual(['broken', 'broken', 'doubtful']);
    const choices = $('input[name=verdict]').map((_, input) => $(input).attr('value'));
    expect(choices.get()).toEqual(['', 'obeyed', 'broken', 'doubtful', 'notTried']);
    expect($('input[checked]').attr('value')).toBe('broken');
  });

  it('says for each break what was found, and how to repeat and to explain it', () => {
    const $ = load(htmlOf(mixed));
    const text = $('li[id="auth/token/INVALID_CLIENT/basic-credentials/status"]').text();
    expect(text).toMatch(/Expected401Got500Authleteauth_token_api answered INVALID_CLIENT/);
    expect(text).toContain('curl -i http://localhost:3000/token');
    expect(text).toContain(
      'authlete-testkit check explain auth/token/INVALID_CLIENT/basic-credentials/status',
    );
  });

  it('shows responses of the server as text', () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const html = htmlOf([
      broken(obligation('a/b/c'), {
        message: evil,
        got: evil,
        observation: observation({ title: evil, answer: { body: evil } }),
      }),
    ]);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;/script&gt;');
  });

  it('says in its title whether the run passed', () => {
    expect(htmlOf(mixed)).toContain('<title>Failed: ');
    expect(htmlOf(mixed.slice(0, 1))).toContain('<title>Passed: ');
    expect(load(htmlOf([]))('h1').text()).toContain('Nothing was tried');
  });

  it('names each section and each heading once', () => {
    const $ = load(htmlOf(mixed));
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(new Set(ids).size).toBe(ids.length);
    expect($('h1')).toHaveLength(1);
  });
});
