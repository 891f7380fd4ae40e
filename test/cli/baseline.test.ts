import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MockService } from '../../src/scenarios/mock-service.js';
import type { TestAuthlete } from '../support/authlete.js';
import { liveAuthlete } from '../support/conformance.js';
import { runHere } from './run-here.js';

const patient = { timeout: 60_000 };

let authlete: TestAuthlete;
let world: MockService;
let url = '';
let folder = '';

beforeAll(async () => {
  authlete = liveAuthlete();
  world = await authlete.world();
  ({ url } = await authlete.listen({ port: 0 }));
  folder = await mkdtemp(join(tmpdir(), 'baseline-'));
});

afterAll(() => authlete.close());

/** Changes the next response, and makes it break the contract if the action does. */
const patch = (changes: Record<string, unknown>) =>
  world.stubs.add({ operation: 'grant_m_api', patch: { ...changes }, allowInvalid: true });

const conformance = (...words: string[]) =>
  runHere(
    { AUTHLETE_API_TOKEN: authlete.accessToken, AUTHLETE_SERVICE_ID: String(authlete.serviceId) },
    ...['conformance', '--target', url, '--rate', '1000', ...words],
  );

/** The name of the target in a baseline. */
const key = (): string => `${url}, service ${authlete.serviceId}`;

/** The calls of the operation that `patch` changes, so that a run is short. */
const onlyGrants = ['--only', '/gm'];

const reportNames = ['--report', 'pretty,markdown,json,junit,sarif,html', '--report-dir'];

/** The lines about the baseline, without the time. */
const newsIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${url}: `) || /^ {2}(new|gone) /.test(line))
    .map((line) => line.replace(`${url}: `, '').replace(/ since \S+Z/, ''));

describe('conformance --baseline', patient, () => {
  it('reports what is new and what is gone since the previous run', async () => {
    const file = join(folder, 'drift.json');
    const next = async (...words: string[]) => {
      const { exitCode, out } = await conformance('--baseline', file, ...onlyGrants, ...words);
      return { exitCode, news: newsIn(out) };
    };
    expect(await next()).toEqual({
      exitCode: 0,
      news: ['the baseline is new, so nothing is compared.'],
    });
    expect(await next()).toEqual({ exitCode: 0, news: ['0 new, 0 gone'] });

    patch({ action: 'SURPRISE', mood: 'good' });
    const drifted = await next();
    expect(drifted.exitCode).toBe(1);
    expect(drifted.news).toEqual([
      '3 new, 0 gone',
      '  new  grant_m_api, unknown token: action-known /response/action',
      '  new  grant_m_api, unknown token: undocumented-members /response/mood',
      expect.stringMatching(/^ {2}new {2}grant_m_api, unknown token: The response was SURPRISE A279306/),
    ]);

    patch({ action: 'SURPRISE', mood: 'good' });
    expect(await next()).toEqual({ exitCode: 1, news: ['0 new, 0 gone'] });

    const recovered = await next();
    expect(recovered.exitCode).toBe(0);
    expect(recovered.news.slice(0, 3)).toEqual([
      '0 new, 3 gone',
      '  gone grant_m_api, unknown token: action-known /response/action',
      '  gone grant_m_api, unknown token: undocumented-members /response/mood',
    ]);

    // Both are in the contract, but the response is another one.
    patch({ resultCode: 'A279301', resultMessage: '[A279301] …' });
    expect(await next()).toEqual({
      exitCode: 1,
      news: ['1 new, 0 gone', '  new  grant_m_api, unknown token: unchanged-response /response/resultCode'],
    });
  });

  it('keeps the calls that an option excludes, and the other targets', async () => {
    const file = join(folder, 'kept.json');
    const content = async () => JSON.parse(await readFile(file, 'utf8'));
    await conformance('--baseline', file, '--allow-writes');
    const { targets } = await content();
    expect(Object.keys(targets)).toEqual([key()]);
    const calls = Object.keys(targets[key()].calls);
    expect(calls.length).toBeGreaterThan(120);
    expect(JSON.stringify(targets)).not.toContain(authlete.accessToken);

    const { out } = await conformance('--baseline', file);
    expect(newsIn(out)).toEqual(['0 new, 0 gone']);
    await conformance('--baseline', file, '--only', '/gm');
    expect(Object.keys((await content()).targets[key()].calls)).toEqual(calls);

    await runHere({}, 'conformance', '--target', 'mock', '--baseline', file);
    expect(Object.keys((await content()).targets).sort()).toEqual([key(), 'mock'].sort());
    expect((await content()).targets[key()].calls).toEqual(targets[key()].calls);
  });

  it('keeps two services of one server apart', async () => {
    const file = join(folder, 'services.json');
    const another = await authlete.createService();
    const at = (serviceId: unknown, accessToken: string) =>
      runHere(
        { AUTHLETE_API_TOKEN: accessToken, AUTHLETE_SERVICE_ID: String(serviceId) },
        ...['conformance', '--target', url, '--rate', '1000', '--baseline', file],
      );
    await at(authlete.serviceId, authlete.accessToken);
    const { out } = await at(another.serviceId, another.accessToken);
    expect(newsIn(out)).toEqual(['the baseline is new, so nothing is compared.']);
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')).targets)).toHaveLength(2);
  });

  it('does not count expected findings as new', async () => {
    const [file, expected] = [join(folder, 'expected.json'), join(folder, 'expected.yaml')];
    await conformance('--baseline', file);
    await writeFile(
      expected,
      '- { check: action-known, operation: grant_m_api, comment: Reported as case 1234. }\n',
    );
    patch({ action: 'SURPRISE' });
    const { exitCode, out } = await conformance(
      ...['--baseline', file, '--expected', expected, '--allow-unverifiable'],
    );
    expect(newsIn(out)).toEqual(['1 new, 0 gone', expect.stringContaining('The response was SURPRISE')]);
    expect(exitCode).toBe(0);
  });

  it('reports the same in every format', async () => {
    const file = join(folder, 'reports.json');
    const next = (...words: string[]) => conformance('--baseline', file, ...onlyGrants, ...words);
    await next();
    patch({ action: 'SURPRISE' });
    await next();
    patch({ resultCode: 'A279999' });
    await next(...reportNames, folder);
    const read = (ending: string) => readFile(join(folder, `authlete-validate.${ending}`), 'utf8');

    const { summary, verdicts } = JSON.parse(await read('json'));
    expect(summary.news).toMatchObject([{ target: url, since: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    const [{ fresh, gone }] = summary.news;
    expect(fresh.length).toBeGreaterThan(0);
    expect(gone.length).toBeGreaterThan(0);
    const findings = verdicts.flatMap((verdict: { findings: object[] }) => verdict.findings);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'unchanged-response', pointer: '/response/resultCode', isNew: true }),
    );

    const line = `${fresh.length} new, ${gone.length} gone since ${summary.news[0].since}`;
    expect(await read('xml')).toContain(`<failure message="${url}: ${line}">`);
    expect(await read('xml')).toContain('gone: grant_m_api, unknown token: action-known /response/action');
    const markdown = await read('md');
    expect(markdown.replaceAll(/[\\\u200b]/g, '')).toContain(`**${url}: ${line}**`);
    expect(markdown).toContain('- gone: `grant_m_api`, unknown token: `action-known /response/action`');
    expect(markdown).toMatch(/^\| ❌ new \| `unchanged-response` \| `grant_m_api UNAUTHORIZED` /m);

    const page = await read('html');
    expect(page).toContain(`<h2>${url}: ${line}</h2>`);
    expect(page).toContain('<li><b>gone</b> grant_m_api, unknown token: action-known /response/action</li>');
    expect(page).toContain('<b class="new">new</b> <b>unchanged-response</b>');

    const log: Log = JSON.parse(await read('sarif'));
    const results = log.runs[0]?.results ?? [];
    const state = (wanted: string) => results.filter(({ baselineState }) => baselineState === wanted);
    expect(state('absent').map(({ message }) => message.text)).toContain(
      `No longer occurs at ${url}: grant_m_api, unknown token: action-known /response/action`,
    );
    expect(state('new').map(({ ruleId }) => ruleId)).toContain('unchanged-response');
    for (const { ruleId, ruleIndex } of results)
      expect(log.runs[0]?.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('is rejected if the file is not a baseline, and stays unchanged if the run fails', async () => {
    const file = join(folder, 'broken.json');
    await writeFile(file, '{"baseline":2,"targets":{}}');
    const refused = await conformance('--baseline', file);
    expect(refused).toMatchObject({ exitCode: 2, out: '' });
    expect(refused.err).toMatch(
      /^Failed to use the baseline .*broken\.json: .*delete it to begin again\.\n$/,
    );

    await writeFile(file, '{"baseline":1,"targets":{}}');
    await runHere(
      { AUTHLETE_API_TOKEN: 'wrong', AUTHLETE_SERVICE_ID: '1' },
      ...['conformance', '--target', url, '--baseline', file],
    );
    expect(await readFile(file, 'utf8')).toBe('{"baseline":1,"targets":{}}');
  });
});
