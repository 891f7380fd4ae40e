import { describe, expect, it } from 'vitest';
import { contractOf } from '../../src/spec/contract.js';
import { patchPinned } from '../../src/spec/patched.js';
import type { OperationId } from '../../src/spec/types.js';
import { type SchemaValidation, validateRequest, validateResponse } from '../../src/spec/validate.js';

const { before, document } = await patchPinned();
const contracts = { before: contractOf(before), after: contractOf(document) };

type Probe = [finding: string, operationId: OperationId, body: object, before: boolean, after: boolean];
const result = { resultCode: 'A000000', resultMessage: 'message' };

const requests: Probe[] = [
  ['S-02', 'grant_m_api', { accessToken: 'a', gmAction: 'QUERY', grantId: 'g' }, false, true],
  ['S-02', 'grant_m_api', { token: 'a' }, true, false],
  ['S-03', 'client_registration_get_api', { clientId: '1', token: 't' }, true, true],
  ['S-03', 'client_registration_get_api', { clientId: '1' }, false, false],
  ['N-08', 'auth_authorization_fail_api', { ticket: 't', reason: 'INVALID_SCOPE' }, false, true],
  ['N-09', 'auth_token_fail_api', { ticket: 't', reason: 'INVALID_CLIENT' }, false, true],
  ['T-01', 'auth_token_api', { parameters: 'p', properties: [{ key: 'k', value: 'v' }] }, true, true],
  ['T-01', 'auth_token_api', { parameters: 'p', properties: 'k=v' }, false, true],
  ['T-02', 'updateAuthorizationTicket', { ticket: 't', info: { context: 'c' } }, true, true],
  ['T-02', 'updateAuthorizationTicket', { ticket: 't', info: 'c' }, false, true],
  ['T-06', 'backchannel_authentication_fail_api', {}, false, true],
  ['T-06', 'device_complete_api', { userCode: 'u', result: 'ACCESS_DENIED' }, false, true],
  [
    'T-06',
    'backchannel_authentication_complete_api',
    { ticket: 't', result: 'TRANSACTION_FAILED' },
    false,
    true,
  ],
  ['T-06', 'auth_authorization_issue_api', { ticket: 't' }, false, true],
  ['T-06', 'vci_metadata_api', {}, false, true],
  ['T-08', 'vci_offer_create_api', {}, true, false],
  ['U-03', 'auth_token_update_api', { accessToken: 'a', scopes: null }, false, true],
  ['U-03', 'auth_authorization_issue_api', { ticket: 't', subject: 's', acr: null }, false, true],
];

const responses: Probe[] = [
  ['S-01', 'client_get_api', { userInfoSignAlg: null }, false, true],
  ['S-07', 'auth_token_api', {}, true, false],
  ['N-01', 'device_verification_api', { ...result, action: 'SERVER_ERROR' }, false, true],
  ['N-03', 'vci_batch_issue_api', { ...result, action: 'ACCEPTED' }, false, true],
  ['N-04', 'vci_deferred_issue_api', { ...result, action: 'BAD_REQUEST' }, false, true],
  ['N-05', 'auth_token_api', { ...result, action: 'OK', subjectTokenType: 'JWT_BEARER' }, true, false],
  ['N-06', 'service_get_api', { fapiModes: ['FAPI2_MESSAGE_SIGNING_RESOURCE_REQ'] }, false, true],
  ['N-10', 'auth_token_api', { ...result, action: 'OK', grantType: 'NOT_A_GRANT' }, true, false],
  [
    'N-11',
    'backchannel_authentication_api',
    { ...result, action: 'USER_IDENTIFICATION', hintType: 'X' },
    true,
    false,
  ],
  ['N-13', 'service_get_api', { verifiedClaimsValidationSchemaSet: 'custom' }, false, true],
  [
    'T-03',
    'auth_token_api',
    {
      ...result,
      action: 'TOKEN_EXCHANGE',
      subjectTokenInfo: { authorizationDetails: { elements: [{ type: 'x' }] } },
    },
    false,
    true,
  ],
  [
    'U-01',
    'auth_authorization_api',
    { ...result, action: 'NO_INTERACTION', responseContent: null },
    false,
    true,
  ],
  ['U-02', 'auth_token_api', { ...result, action: 'OK', subject: null, properties: null }, false, true],
  ['O-16', 'client_registration_api', { ...result, action: 'DELETED' }, true, false],
  ['O-17', 'client_granted_scopes_get_api', { latestGrantedScopes: null }, false, true],
];

const accepted = ({ outcome }: SchemaValidation): boolean => {
  expect(outcome).not.toBe('unverifiable');
  return outcome === 'valid';
};

describe('a request, before and after the overlays', () => {
  it.each(requests)('%s %s %j: %s, then %s', (_, operationId, body, was, is) => {
    const check = (contract: typeof contracts.before) =>
      accepted(validateRequest(contract, operationId, body, { nulls: 'exact' }));
    expect([check(contracts.before), check(contracts.after)]).toEqual([was, is]);
  });
});

describe('a response, before and after the overlays', () => {
  it.each(responses)('%s %s %j: %s, then %s', (_, operationId, body, was, is) => {
    const check = (contract: typeof contracts.before) =>
      accepted(validateResponse(contract, operationId, 200, body, { nulls: 'exact' }));
    expect([check(contracts.before), check(contracts.after)]).toEqual([was, is]);
  });
});
