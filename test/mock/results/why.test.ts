import { describe, expect, it } from 'vitest';
import { linkOf } from '../../../src/facts/specifications.js';
import { mask } from '../../../src/mock/mask.js';
import { chosen } from '../../../src/mock/results/chosen.js';
import { apiResults, results } from '../../../src/mock/results/index.js';
import type { ResultRow } from '../../../src/mock/results/row.js';
import type { ApiResultRow } from '../../../src/mock/results/transport.js';

const rows: readonly (readonly [string, ResultRow])[] = Object.entries(results);
const apiRows: readonly (readonly [string, ApiResultRow])[] = Object.entries(apiResults);

/** The digit after the API in a code is 0 for a success: A050001. A row without operations is a warning. */
const isRefusal = ([code, { on, error }]: readonly [string, ResultRow]): boolean =>
  Object.keys(on).length > 0 && (error !== undefined || !/^A\d{3}0/.test(code) || code === 'A000000');

const refusals = rows.filter(isRefusal);
const texts = [...refusals, ...apiRows].map(([code, { source, needed }]) => ({ code, source, needed }));

/** `A200001` and `A242001` look like successes, but tell that the user refused. */
const refusalsWithCodesOfSuccess = ['A200001', 'A242001'];

describe('What the registry of results says about the reason', () => {
  it('covers every refusal', () => {
    expect(refusals.length).toBeGreaterThan(700);
    expect(texts.filter(({ source, needed }) => !source || !needed)).toEqual([]);
  });

  it('is absent for successes and warnings, which need nothing', () => {
    const others = rows.filter((row) => !isRefusal(row) && row[1].needed !== undefined);
    expect(others.map(([code]) => code)).toEqual(refusalsWithCodesOfSuccess);
  });

  it('names standards by sections that the table of specifications has', () => {
    const cited = texts.flatMap(({ source = [] }): readonly string[] =>
      typeof source === 'string' ? [source] : source,
    );
    const withoutLink = new Set(cited.filter((source) => linkOf(source) === undefined));
    expect([...withoutLink]).toEqual(['Authlete {apiPath}']);
  });

  it('is a sentence', () => {
    expect(texts.filter(({ needed }) => !/\.$|^\{needed\}$/.test(needed ?? ''))).toEqual([]);
  });

  it('is not masked in the journal', () => {
    const shown = texts.map(({ needed, source }) => `${needed} ${source} ${linkOf(String(source))}`);
    expect(shown.filter((text) => mask(text) !== text)).toEqual([]);
  });

  it('has only values that the message or a rule supplies', () => {
    const supplied = ['supported', 'registered', 'redirectUris', 'method', 'needed', 'scope'];
    const unknown = [...refusals, ...apiRows].flatMap(([code, { message, needed = '' }]) =>
      [...needed.matchAll(/\{(\w+)\}/g)]
        .map(([, name = '']) => name)
        .filter(
          (name) =>
            !message.includes(`{${name}}`) && !supplied.includes(name) && !/api\/\{serviceId/.test(needed),
        )
        .map((name) => [code, name]),
    );
    expect(unknown).toEqual([]);
  });

  it('explains actions that their operations have', () => {
    const pairs = Object.entries(chosen).flatMap(([operation, actions]) =>
      Object.keys(actions).map((action) => [operation, action] as const),
    );
    const actionsOf = (operation: string): readonly (string | undefined)[] =>
      rows.flatMap(([, { on }]) => Object.entries(on).find(([id]) => id === operation)?.[1]);
    const unknown = pairs.filter(([operation, action]) => !actionsOf(operation).includes(action));
    expect(unknown).toEqual([]);
  });
});
