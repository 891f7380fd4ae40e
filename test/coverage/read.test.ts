import { describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/coverage/read.js';
import { loadContract } from '../../src/spec/contract.js';

const contract = loadContract();
const answer = { operation: 'auth_token_api', action: 'OK', resultCode: 'A050001', by: 'mock', count: 3 };
const service = { serviceId: 1, ruledOut: ['no-ciba'], answers: [answer] };
const file = { format: 'authlete-testkit-coverage', version: 1, contracts: ['3.0.16'], services: [service] };

const read = (value: unknown) =>
  readCoverage(typeof value === 'string' ? value : JSON.stringify(value), 'a.coverage.json', contract);
const withService = (change: object) => ({ ...file, services: [{ ...service, ...change }] });
const withAnswer = (change: object) => withService({ answers: [{ ...answer, ...change }] });

describe('A coverage file', () => {
  it('is read', () => {
    expect(read(file)).toEqual(file);
  });

  it.each([
    ['is cut off', JSON.stringify(file).slice(0, 60), 'it is not a JSON object'],
    ['is something else', { entries: [] }, 'it is not a coverage file'],
    [
      'is of a newer version',
      { ...file, version: 2 },
      'it has version 2 of the format, and this release reads version 1. Please update authlete-testkit.',
    ],
    ['is of an older version', { ...file, version: 0 }, 'version 0 of the format.* run the tests again'],
    ['has no version', { ...file, version: undefined }, 'version undefined of the format'],
    ['has no services', { ...file, services: {} }, 'services of the file is not a list of objects'],
    ['has no contracts', { ...file, contracts: [1] }, 'contracts of the file is not a list of versions'],
    [
      'names a service strangely',
      withService({ serviceId: 'all' }),
      'serviceId of service all is not a number',
    ],
    ['has no answers', withService({ answers: 'none' }), 'answers of service 1 is not a list of objects'],
    [
      'counts below one',
      withAnswer({ count: 0 }),
      'count of an answer of service 1 is not a number from 1 on',
    ],
    [
      'counts fractions',
      withAnswer({ count: 1.5 }),
      'count of an answer of service 1 is not a number from 1 on',
    ],
    ['names a stranger', withAnswer({ by: 'me' }), 'by of an answer of service 1 is not one of mock, stub'],
    [
      'has tests that are no counts',
      withAnswer({ tests: { a: -1 } }),
      'tests of an answer of service 1 is not',
    ],
    [
      'has two answers in one',
      withAnswer({ status: 200 }),
      'does not have exactly one of action, status and lost',
    ],
    [
      'has no answer in one',
      withAnswer({ action: undefined }),
      'does not have exactly one of action, status',
    ],
    [
      'names an unknown operation',
      withAnswer({ operation: 'auth_tokn_api' }),
      'there is no operation auth_tokn_api. Did you mean auth_token_api\\? Please run the tests again',
    ],
    [
      'names an operation like a member of every object',
      withAnswer({ operation: 'constructor' }),
      'there is no operation constructor',
    ],
    [
      'names a stale action',
      withAnswer({ action: 'INVALID_CLENT' }),
      'auth_token_api has no action INVALID_CLENT. Did you mean INVALID_CLIENT\\?',
    ],
    [
      'names an unknown rule',
      withService({ ruledOut: ['no-cibas'] }),
      'there is no rule no-cibas. Did you mean no-ciba\\?',
    ],
  ])('that %s is refused', (_what, value, problem) => {
    expect(() => read(value)).toThrow(new RegExp(`^Failed to read a.coverage.json: .*${problem}`));
  });
});
