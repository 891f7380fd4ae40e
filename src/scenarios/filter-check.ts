import { InvalidInputError } from '../invalid-input-error.js';
import { pathOf } from '../mock/http.js';
import type { CheckFilter, JournalFilter, KnownNames } from '../mock/journal.js';
import { apiResults, results, wireCode } from '../mock/results/index.js';
import { nearest } from '../nearest.js';
import type { Contract } from '../spec/contract.js';
import { oncePer } from '../spec/once-per.js';
import type { Stub } from './stubbed.js';

/** The names that the members of a filter can have, whatever was called. */
interface Names {
  /** What a member means, for messages. */
  readonly what: string;
  readonly names: (filter: JournalFilter, known: KnownNames) => readonly string[];
  /** Whether a name that is not listed is known all the same. */
  readonly isKnown?: (value: string) => boolean;
  readonly advice: string;
}

const members = {
  operation: true,
  action: true,
  resultCode: true,
  status: true,
  answeredBy: true,
  stub: true,
  test: true,
  after: true,
  text: true,
} as const satisfies Record<keyof Required<JournalFilter>, true>;

const resultCodes = [...new Set([...Object.keys(results), ...Object.keys(apiResults)].map(wireCode))];

const namedOperations = oncePer((contract: Contract) =>
  [...contract.operations.values()].map(({ operationId, actions, path }) => ({
    operationId,
    actions,
    apiPath: pathOf(path),
  })),
);

/**
 * Returns a check of the filters of a journal. It refuses names that no operation, stub or kept exchange has: a
 * misspelled filter would match nothing, now and later.
 */
export function filterCheck(contract: Contract, stubs?: { list(): readonly Stub[] }): CheckFilter {
  const operations = namedOperations(contract);
  const registered = () => stubs?.list() ?? [];
  const rows: Readonly<Record<string, Names>> = {
    operation: {
      what: 'operation',
      names: () => operations.flatMap(({ operationId, apiPath }) => [operationId, apiPath]),
      isKnown: (value) => operations.some(({ apiPath }) => templateOf(apiPath).test(value)),
      advice: 'use an operationId such as auth_token_api, or an API path such as /auth/token',
    },
    action: {
      what: 'action',
      names: ({ operation }) => {
        const named = operations.filter((one) => one.operationId === operation || one.apiPath === operation);
        const actions = (named.length === 0 ? operations : named).flatMap(({ actions }) => actions);
        return [...actions, ...registered().flatMap(({ definition }) => definition.action ?? [])];
      },
      advice: 'use an action of the operation',
    },
    resultCode: {
      what: 'result code',
      names: () => [...resultCodes, ...registered().flatMap(({ definition }) => definition.resultCode ?? [])],
      advice: 'see docs/fidelity.md for the result codes',
    },
    answeredBy: {
      what: 'source of answers',
      names: () => ['stub', 'mock', 'recording', 'contract'],
      advice: 'use stub, mock, recording or contract',
    },
    stub: {
      what: 'stub',
      names: () => registered().map(({ description }) => description),
      advice: 'use the description of a registered stub',
    },
    test: {
      what: 'test',
      names: (_, { tests }) => [...tests],
      advice: 'use the name that the journal was marked with',
    },
  };
  return (filter, known) => {
    for (const [name, value] of Object.entries(filter)) {
      if (!Object.hasOwn(members, name)) throw unknown('member', name, Object.keys(members), 'remove it');
      const row = rows[name];
      if (row === undefined || typeof value !== 'string') continue;
      const names = row.names(filter, known);
      if (names.includes(value) || row.isKnown?.(value) || known.seen(name as keyof JournalFilter, value))
        continue;
      throw unknown(row.what, value, names, row.advice);
    }
  };
}

/** A path with parameters also stands for the paths with values. */
const templateOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);

function unknown(what: string, value: string, names: readonly string[], advice: string): InvalidInputError {
  const similar = nearest(value, names);
  const hint = similar === undefined ? '' : ` Did you mean ${similar}?`;
  return new InvalidInputError(
    `Failed to filter the journal: there is no ${what} ${value}.${hint} Please ${advice}.`,
  );
}
