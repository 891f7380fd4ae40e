import { describe, expect, it } from 'vitest';
import {
  authorizationChecks,
  clientChecks,
  presentationChecks,
} from '../../../src/mock/oauth/authorization-checks.js';
import type { Check } from '../../../src/mock/oauth/check.js';
import { identification } from '../../../src/mock/oauth/identification-codes.js';
import { results } from '../../../src/mock/results/index.js';
import type { ResultRow } from '../../../src/mock/results/row.js';

type Endpoint = keyof Check['at'];

const operations = {
  authorization: 'auth_authorization_api',
  par: 'pushed_auth_req_api',
  device: 'device_authorization_api',
  ciba: 'backchannel_authentication_api',
} as const satisfies Record<Endpoint, string>;

const endpoints: readonly Endpoint[] = ['authorization', 'par', 'device', 'ciba'];

const registry: Readonly<Record<string, ResultRow>> = results;
const isOf = (endpoint: Endpoint, code: string): boolean =>
  registry[code]?.on[operations[endpoint]] !== undefined;

const checks: readonly Pick<Check, 'at' | 'codes'>[] = [
  ...presentationChecks,
  ...clientChecks,
  ...authorizationChecks,
];

describe.each(endpoints)('The column %s of the table of checks', (endpoint) => {
  it('has only result codes that the registry has for its operation', () => {
    const codes = checks.flatMap(({ at }) => at[endpoint] ?? []);
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !isOf(endpoint, code))).toEqual([]);
  });

  it('has only codes of unidentified clients that the registry has for its operation', () => {
    const rows: Partial<Record<Endpoint, string | undefined>>[] = Object.values(identification);
    const codes = rows.flatMap((row) => row[endpoint] ?? []);
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !isOf(endpoint, code))).toEqual([]);
  });
});

it('every further code of a check belongs to the operation of one of its endpoints', () => {
  const strange = checks.flatMap(({ at, codes: [, ...others] }) =>
    others.filter((code) => !endpoints.some((one) => at[one] !== undefined && isOf(one, code))),
  );
  expect(strange).toEqual([]);
});
