import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { type SelectionNames, selectionOf } from '../../src/validate/selection.js';

const contract = loadContract();
const select = (names: SelectionNames) => selectionOf(contract, names);

describe('A selection', () => {
  it('is everything when nothing is named, unknown calls among it', () => {
    const { check, operation } = select({});
    expect([check('used-once'), operation('auth_token_api'), operation(undefined)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is only the checks that are named, of all operations', () => {
    const { check, operation } = select({ only: ['used-once', 'time-units'] });
    expect([check('used-once'), check('time-units'), check('action-known')]).toEqual([true, true, false]);
    expect(operation('auth_token_api')).toBe(true);
  });

  it('is only the operations that are named, by operationId, API path or tag', () => {
    for (const name of ['auth_token_api', '/auth/token', 'Token Endpoint', 'token endpoint']) {
      const { check, operation } = select({ only: [name] });
      expect([operation('auth_token_api'), operation('auth_userinfo_api'), operation(undefined)]).toEqual([
        true,
        false,
        false,
      ]);
      expect(check('used-once')).toBe(true);
    }
    const { operation } = select({ only: ['Token Endpoint'] });
    expect(operation('auth_token_issue_api')).toBe(true);
  });

  it('names all operations of a path', () => {
    const { operation } = select({ only: ['/service/configuration'] });
    expect([operation('service_configuration_api'), operation('service_configuration_api_post')]).toEqual([
      true,
      true,
    ]);
  });

  it('is without what is skipped', () => {
    const { check, operation } = select({ skip: ['used-once', 'CIBA'] });
    expect([check('used-once'), check('time-units')]).toEqual([false, true]);
    expect([operation('backchannel_authentication_api'), operation('auth_token_api')]).toEqual([false, true]);
    expect(operation(undefined)).toBe(true);
  });

  it('skips what both name', () => {
    const { check } = select({ only: ['used-once', 'time-units'], skip: ['used-once'] });
    expect([check('used-once'), check('time-units')]).toEqual([false, true]);
  });

  it.each([
    ['usd-once', 'Did you mean used-once?'],
    ['/auth/tokn', 'Did you mean /auth/token?'],
    ['auth_token_ap', 'Did you mean auth_token_api?'],
    ['Token Endpoints', 'Did you mean Token Endpoint?'],
    ['nonsense', 'Please use one, such as used-once'],
  ])('refuses %s and says what is near', (name, hint) => {
    expect(() => select({ only: [name] })).toThrow(`Failed to use --only ${name}: it is not a check`);
    expect(() => select({ skip: [name] })).toThrow(hint);
  });
});
