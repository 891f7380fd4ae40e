import { rows } from './row.js';

/** `/device/authorization`. */
const authorization = {
  ...rows(
    { device_authorization_api: 'OK' },
    { A220001: [undefined, 'A device code and a user code were issued.'] },
  ),
  ...rows(
    { device_authorization_api: 'UNAUTHORIZED' },
    {
      A218301: ['invalid_client', 'The client_assertion is not a JWS.'],
      A218302: ['invalid_client', 'The client_assertion has no iss.'],
      A218303: ['invalid_client', 'The Authorization header and the client_id name two different clients.'],
      A218304: ['invalid_client', 'The client_assertion and the client_id name two different clients.'],
      A218305: ['invalid_client', 'No client has the ID or the alias {client}, or it is locked.'],
    },
  ),
  ...rows(
    { device_authorization_api: 'BAD_REQUEST' },
    {
      A219305: [
        'invalid_scope',
        'The service requires a scope, but no requested or default scope is usable.',
      ],
    },
  ),
  ...rows(
    { device_authorization_api: 'INTERNAL_SERVER_ERROR' },
    {
      A221101: ['server_error', 'All user codes are in use.', 'inferred'],
      A222101: ['server_error', 'The service has no deviceVerificationUri.'],
      A222102: ['server_error', 'The service has no deviceFlowCodeDuration.'],
    },
  ),
};

/** Warnings, which a response contains in addition to its result code. They have no action. */
const warnings = rows(
  {},
  {
    A219301: [undefined, 'The client may not request the scope {scope}. It is ignored.'],
    A219302: [undefined, 'The service does not support the scope {scope}. It is ignored.'],
    A219304: [
      undefined,
      'The service does not support the claim {claim}, for which the scope {scope} stands. It is ignored.',
    ],
    A223201: [
      undefined,
      'deviceVerificationUriComplete has no USER_CODE, so there is no verification_uri_complete: {template}',
    ],
    A238302: [undefined, 'The service does not support the ACR {acr}. It is ignored.'],
  },
);

/** `/device/verification`. */
const verification = {
  ...rows({ device_verification_api: 'VALID' }, { A224001: [undefined, 'The user code is valid.', 'live'] }),
  ...rows({ device_verification_api: 'SERVER_ERROR' }, { A225201: [undefined, 'The call has no userCode.'] }),
  ...rows(
    { device_verification_api: 'NOT_EXIST' },
    { A225301: [undefined, 'The user code does not exist.', 'live'] },
  ),
  ...rows({ device_verification_api: 'EXPIRED' }, { A225303: [undefined, 'The user code has expired.'] }),
};

/** `/device/complete`. */
const complete = {
  ...rows({ device_complete_api: 'SUCCESS' }, { A241001: [undefined, 'The decision was stored.'] }),
  ...rows(
    { device_complete_api: 'USER_CODE_NOT_EXIST' },
    { A227301: [undefined, 'The user code does not exist.', 'live'] },
  ),
  ...rows(
    { device_complete_api: 'USER_CODE_EXPIRED' },
    { A227303: [undefined, 'The user code has expired.'] },
  ),
  ...rows(
    { device_complete_api: 'SERVER_ERROR' },
    { A229301: [undefined, 'The client of the device has been deleted.', 'inferred'] },
  ),
  ...rows(
    { device_complete_api: 'INVALID_REQUEST' },
    {
      A227201: [undefined, 'The call has no userCode.'],
      A228201: [undefined, 'The call has no result.'],
      A230201: [undefined, 'The call has no subject.'],
      A230202: [undefined, 'The subject is longer than {limit} characters.'],
      A230203: [undefined, 'The subject contains a non-ASCII character.'],
      A231201: [undefined, 'The sub is longer than {limit} characters.'],
      A231202: [undefined, 'The sub contains a non-ASCII character.'],
      A232201: [undefined, 'The authTime is negative.'],
      A233201: [undefined, 'The acr is longer than {limit} characters.'],
      A233202: [undefined, 'The acr contains a non-ASCII character.'],
      A234201: [undefined, 'The claims are not a JSON object.'],
      A234202: [undefined, 'The claims are larger than {limit} bytes.'],
      A235201: [undefined, 'The properties are larger than {limit} bytes.'],
      A236201: [undefined, 'The errorDescription is longer than {limit} characters.'],
      A236202: [undefined, 'The errorUri is longer than {limit} characters.'],
      A236203: [undefined, 'The errorUri contains a non-ASCII character.'],
      A239201: [undefined, 'Another call reported the decision at the same time.'],
      A239203: [undefined, 'An earlier call has already reported the decision.'],
      A257201: [undefined, 'The idtHeaderParams are not a JSON object.'],
    },
  ),
};

/** `/auth/token` with a device code. */
const token = {
  ...rows({ auth_token_api: 'OK' }, { A242002: [undefined, 'The device code was exchanged for tokens.'] }),
  ...rows(
    { auth_token_api: 'INTERNAL_SERVER_ERROR' },
    { A242201: ['server_error', 'The properties are larger than {limit} bytes.'] },
  ),
  ...rows(
    { auth_token_api: 'BAD_REQUEST' },
    {
      A242001: [undefined, 'The device gets no tokens: {result}.'],
      A242301: ['invalid_request', 'The token request has no device_code.'],
      A242302: ['invalid_request', 'The device_code is empty.'],
      A242303: ['invalid_request', 'The token request has more than one device_code.'],
      A242304: ['invalid_grant', 'The device code does not exist.'],
      A242305: ['invalid_grant', 'The device code belongs to another client.'],
      A242306: ['expired_token', 'The device code has expired.'],
      A242307: ['authorization_pending', 'The user has not decided yet.', 'live'],
      A242308: ['server_error', 'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.'],
      A242309: ['invalid_grant', 'Another request has used the device code.'],
    },
  ),
};

export const device = { ...authorization, ...warnings, ...verification, ...complete, ...token };
