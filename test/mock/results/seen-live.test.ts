import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiResults, results, wireCode } from '../../../src/mock/results/index.js';
import type { ResultRow } from '../../../src/mock/results/row.js';
import { seenLive } from '../../../src/mock/results/seen-live.js';
import type { ApiResultRow } from '../../../src/mock/results/transport.js';

interface Seen {
  readonly operationId: string;
  readonly code: string;
  readonly action?: string | undefined;
  readonly error?: string | undefined;
}

/** What the registry says was seen, one line a code. */
const listed: readonly Required<Seen>[] = Object.entries(seenLive).flatMap(([operationId, outcomes]) =>
  Object.entries(outcomes).flatMap(([outcome, codes]) => {
    const [action, error] = outcome.split(' ');
    const known = action === '-' ? undefined : action;
    return codes.split(' ').map((code) => ({ operationId, code, action: known, error }));
  }),
);

const registry = new Map<string, ResultRow>(Object.entries(results));
const actionsOf = (row: ResultRow | undefined, operationId: string): readonly string[] =>
  Object.entries(row?.on ?? {}).flatMap(([id, actions]) => (id === operationId ? actions : []));

describe('what was seen live', () => {
  it.each(listed)('$operationId $code: $action $error is what the registry has', (seen) => {
    const row = registry.get(seen.code);
    expect(row?.evidence).toBe('live');
    const actions = actionsOf(row, seen.operationId);
    expect(actions).not.toEqual([]);
    if (seen.action !== undefined) expect(actions).toContain(seen.action);
    if (seen.error !== undefined) expect(row?.error).toBe(seen.error);
    expect(seen.action ?? seen.error).toBeDefined();
  });

  it('is listed once for each outcome', () => {
    const keys = listed.map(({ operationId, code, action, error }) =>
      [operationId, code, action, error].join(),
    );
    expect(keys).toEqual([...new Set(keys)]);
  });
});

const facts = fileURLToPath(new URL('../../../../shared/facts/', import.meta.url));
const areThere = existsSync(facts);
if (!areThere) console.warn(`NOT TESTED: what is said to be seen live is not compared with ${facts}`);

const recorded: readonly Seen[] = areThere ? exchanges() : [];

/** What the recorded exchanges show; `responseContent` may be all that there is of one. */
function exchanges(): Seen[] {
  const folder = `${facts}recorded/`;
  return readdirSync(folder).flatMap((file): Seen[] => {
    const { kind, operationId, response } = JSON.parse(readFileSync(folder + file, 'utf8'));
    if (kind !== 'recorded' || operationId === null) return [];
    const text = JSON.stringify(response ?? '');
    const code = response?.resultCode ?? text.match(/A\d{6}/)?.[0];
    const error = text.match(/\\?"error\\?"\s*:\s*\\?"(\w+)/)?.[1] ?? text.match(/error=\\?"?(\w+)/)?.[1];
    const isError = registry.get(code)?.error !== undefined;
    return code ? [{ operationId, code, action: response?.action, error: isError ? error : undefined }] : [];
  });
}

/** The codes that the catalogue marks as seen live, with the action that was seen. */
const marked: readonly Seen[] = areThere
  ? readFileSync(`${facts}result-codes.tsv`, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter(([, , , , live]) => live === 'live')
      .map(([code = '', , operationId = '', action]) => ({ code, operationId, action }))
  : [];

/** Seen in what others published, which is not among the recordings. */
const elsewhere: readonly Seen[] = [
  { operationId: 'auth_token_api', code: 'A244305', action: 'BAD_REQUEST', error: 'invalid_request' },
  { operationId: 'auth_authorization_issue_api', code: 'A406301' },
  // Results of the OpenID conformance suite.
  { operationId: 'auth_token_api', code: 'A157318' },
  { operationId: 'auth_token_api', code: 'A157326' },
  { operationId: 'auth_token_api', code: 'A157356' },
  { operationId: 'auth_authorization_api', code: 'A309301' },
];

const sources = [...recorded, ...marked, ...elsewhere];

describe.runIf(areThere)('the facts', () => {
  const evidence = [...Object.entries<ResultRow | ApiResultRow>({ ...results, ...apiResults })].map(
    ([code, row]) => ({ code: wireCode(code), evidence: row.evidence }),
  );

  it.each(['live', 'catalogue', 'inferred'])(
    'show each code that the registry calls live, and no other: %s',
    (word) => {
      const text = new Set(sources.map(({ code }) => code));
      const wrong = evidence.filter(
        (row) => row.evidence === word && text.has(row.code) !== (word === 'live'),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('show each action and each error that is listed as seen', () => {
    const missing = listed.filter(({ operationId, code, action, error }) => {
      const its = sources.filter((source) => source.operationId === operationId && source.code === code);
      const shows = (name: 'action' | 'error', value: string | undefined) =>
        value === undefined || its.some((source) => source[name] === value);
      return !shows('action', action) || !shows('error', error);
    });
    expect(missing).toEqual([]);
  });

  it('have no recorded action or error that is not listed', () => {
    const missing = recorded.filter(({ operationId, code, action, error }) => {
      if (!registry.has(code) || (action === undefined && error === undefined)) return false;
      const its = listed.filter((row) => row.operationId === operationId && row.code === code);
      const says = (name: 'action' | 'error', value: string | undefined) =>
        value === undefined || its.some((row) => row[name] === value);
      return !says('action', action) || !says('error', error);
    });
    expect(missing).toEqual([]);
  });
});
