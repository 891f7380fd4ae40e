import { describe, expect, it } from 'vitest';
import { ruledOutBy, ruleFor, rules } from '../../src/coverage/rules.js';
import type { ServiceRecord } from '../../src/domain/records.js';
import { results } from '../../src/mock/results/index.js';
import { codesOfAction } from '../../src/scenarios/forced/result-code.js';
import { loadContract } from '../../src/spec/contract.js';
import { testAuthlete } from '../support/authlete.js';

const contract = loadContract();

async function demoSettings(): Promise<ServiceRecord> {
  const settings = await (await testAuthlete().world()).settings();
  if (settings === undefined) throw new Error('The service is gone.');
  return settings;
}

describe('The rules', () => {
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });

  it('name actions of the contract, and give a sentence as the reason', () => {
    for (const { reason, actions } of rules) {
      expect(reason).toMatch(/^[A-Za-z].*\.$/);
      for (const [operation, some] of Object.entries(actions))
        expect(contract.operations.get(operation)?.actions).toEqual(expect.arrayContaining([...some]));
    }
  });

  it('leave nothing out of a service that can do everything', async () => {
    const everything: ServiceRecord = {
      ...(await demoSettings()),
      supportedGrantTypes: [
        'AUTHORIZATION_CODE',
        'REFRESH_TOKEN',
        'PASSWORD',
        'CIBA',
        'DEVICE_CODE',
        'TOKEN_EXCHANGE',
        'JWT_BEARER',
      ],
      supportedBackchannelTokenDeliveryModes: ['PING'],
      supportedScopes: [{ name: 'grant_management_query' }, { name: 'grant_management_revoke' }],
      supportedClientRegistrationTypes: ['EXPLICIT'],
      nativeSsoSupported: true,
      idTokenReissuable: true,
      dynamicRegistrationSupported: true,
      unauthorizedOnClientConfigSupported: true,
      verifiableCredentialsEnabled: true,
      federationEnabled: true,
      hsmEnabled: true,
    };
    expect(ruledOutBy(everything)).toEqual([]);
  });

  it('that always hold need no settings', () => {
    expect(ruleFor('hsk_create_api', 'NOT_FOUND', [])?.id).toBe('never-sent');
    expect(ruleFor('auth_token_api', 'PASSWORD', [])).toBeUndefined();
    expect(ruleFor('auth_token_api', 'PASSWORD', ['no-password-grant'])?.id).toBe('no-password-grant');
  });

  it('never leave out an error of the client or of Authlete that every service has', () => {
    const always = new Set(['INTERNAL_SERVER_ERROR', 'BAD_REQUEST', 'INVALID_CLIENT', 'CALLER_ERROR']);
    for (const { id, actions } of rules.filter(({ when }) => when !== undefined))
      for (const [operation, some] of Object.entries(actions))
        for (const action of some)
          if (operation !== 'federation_registration_api')
            expect([id, always.has(action)]).toEqual([id, false]);
  });

  it('leave out forever only what nobody has seen live', () => {
    for (const { actions } of rules.filter(({ when }) => when === undefined))
      for (const [operation, some] of Object.entries(actions))
        for (const action of some)
          expect(codesOfAction(operation, action).map((code) => results[code].evidence)).not.toContain(
            'live',
          );
  });
});

describe('With settings that rule an action out, the mock does not answer it', () => {
  it.each([
    ['grant_type=password&username=a&password=b', 'PASSWORD'],
    ['grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b.c', 'JWT_BEARER'],
    ['grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=a', 'TOKEN_EXCHANGE'],
  ])('%s', async (parameters, action) => {
    const authlete = testAuthlete({ coverage: true });
    const { clientId, clientSecret } = authlete.confidential;
    const { body } = await authlete.call('auth_token_api', { parameters, clientId, clientSecret });
    expect(body.action).toBe('BAD_REQUEST');
    const ruledOut = authlete.coverage?.coverage().services[0]?.ruledOut ?? [];
    expect(ruleFor('auth_token_api', action, ruledOut)).toBeDefined();
  });
});
