import { authlete, refusals, rows } from './row.js';

/** `/device/authorization`. */
const authorization = {
  ...rows(
    { device_authorization_api: 'OK' },
    { A220001: [undefined, 'A device code and a user code were issued.'] },
  ),
  ...refusals({ device_authorization_api: 'UNAUTHORIZED' }, 'RFC 8628, section 3.1', {
    A218301: [
      'invalid_client',
      'The client_assertion is not a JWS.',
      { needed: 'A signed JWT as client_assertion.', source: 'RFC 7523, section 3' },
    ],
    A218302: [
      'invalid_client',
      'The client_assertion has no iss.',
      { needed: 'The client ID as iss.', source: 'RFC 7523, section 3' },
    ],
    A218303: [
      'invalid_client',
      'The Authorization header and the client_id name two different clients.',
      'The same client in both.',
    ],
    A218304: [
      'invalid_client',
      'The client_assertion and the client_id name two different clients.',
      'The same client in both.',
    ],
    A218305: [
      'invalid_client',
      'No client has the ID or the alias {client}, or it is locked.',
      'The ID or the alias of a client of the service that is not locked.',
    ],
  }),
  ...refusals({ device_authorization_api: 'BAD_REQUEST' }, 'RFC 8628, section 3.1', {
    A219305: [
      'invalid_scope',
      'The service requires a scope, but no requested or default scope is usable.',
      { needed: 'A scope that the service and the client support.', source: 'RFC 6749, section 3.3' },
    ],
  }),
  ...refusals({ device_authorization_api: 'INTERNAL_SERVER_ERROR' }, 'RFC 8628, section 3.2', {
    A221101: [
      'server_error',
      'All user codes are in use.',
      {
        needed: 'A user code that is free: a longer userCodeLength, or fewer open requests.',
        source: authlete,
      },
      'inferred',
    ],
    A222101: [
      'server_error',
      'The service has no deviceVerificationUri.',
      'A deviceVerificationUri of the service.',
    ],
    A222102: [
      'server_error',
      'The service has no deviceFlowCodeDuration.',
      'A deviceFlowCodeDuration of the service.',
    ],
  }),
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
  ...refusals({ device_verification_api: 'SERVER_ERROR' }, authlete, {
    A225201: [undefined, 'The call has no userCode.', 'The userCode that the user typed.'],
  }),
  ...refusals({ device_verification_api: 'NOT_EXIST' }, 'RFC 8628, section 3.3', {
    A225301: [undefined, 'The user code does not exist.', 'The user code that the device shows.', 'live'],
  }),
  ...refusals({ device_verification_api: 'EXPIRED' }, 'RFC 8628, section 3.3', {
    A225303: [
      undefined,
      'The user code has expired.',
      {
        needed: 'A user code that has not expired. The device must start again.',
        source: 'RFC 8628, section 3.2',
      },
    ],
  }),
};

/** `/device/complete`. */
const complete = {
  ...rows({ device_complete_api: 'SUCCESS' }, { A241001: [undefined, 'The decision was stored.'] }),
  ...refusals({ device_complete_api: 'USER_CODE_NOT_EXIST' }, 'RFC 8628, section 3.3', {
    A227301: [undefined, 'The user code does not exist.', 'The user code that the device shows.', 'live'],
  }),
  ...refusals({ device_complete_api: 'USER_CODE_EXPIRED' }, 'RFC 8628, section 3.3', {
    A227303: [
      undefined,
      'The user code has expired.',
      {
        needed: 'A user code that has not expired. The device must start again.',
        source: 'RFC 8628, section 3.2',
      },
    ],
  }),
  ...refusals({ device_complete_api: 'SERVER_ERROR' }, authlete, {
    A229301: [
      undefined,
      'The client of the device has been deleted.',
      'A client that the service still has.',
      'inferred',
    ],
  }),
  ...refusals({ device_complete_api: 'INVALID_REQUEST' }, authlete, {
    A227201: [undefined, 'The call has no userCode.', 'The userCode that the user typed.'],
    A228201: [
      undefined,
      'The call has no result.',
      'One of AUTHORIZED, ACCESS_DENIED and TRANSACTION_FAILED as result.',
    ],
    A230201: [undefined, 'The call has no subject.', 'The member subject.'],
    A230202: [undefined, 'The subject is longer than {limit} characters.', 'At most {limit} characters.'],
    A230203: [undefined, 'The subject contains a non-ASCII character.', 'ASCII characters only.'],
    A231201: [undefined, 'The sub is longer than {limit} characters.', 'At most {limit} characters.'],
    A231202: [undefined, 'The sub contains a non-ASCII character.', 'ASCII characters only.'],
    A232201: [undefined, 'The authTime is negative.', '0 or a larger number.'],
    A233201: [undefined, 'The acr is longer than {limit} characters.', 'At most {limit} characters.'],
    A233202: [undefined, 'The acr contains a non-ASCII character.', 'ASCII characters only.'],
    A234201: [undefined, 'The claims are not a JSON object.', 'A JSON object.'],
    A234202: [undefined, 'The claims are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A235201: [undefined, 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
    A236201: [
      undefined,
      'The errorDescription is longer than {limit} characters.',
      'At most {limit} characters.',
    ],
    A236202: [undefined, 'The errorUri is longer than {limit} characters.', 'At most {limit} characters.'],
    A236203: [undefined, 'The errorUri contains a non-ASCII character.', 'ASCII characters only.'],
    A239201: [
      undefined,
      'Another call reported the decision at the same time.',
      'One report of the decision.',
    ],
    A239203: [undefined, 'An earlier call has already reported the decision.', 'One report of the decision.'],
    A257201: [undefined, 'The idtHeaderParams are not a JSON object.', 'A JSON object.'],
  }),
};

/** `/auth/token` with a device code. */
const token = {
  ...rows({ auth_token_api: 'OK' }, { A242002: [undefined, 'The device code was exchanged for tokens.'] }),
  ...refusals({ auth_token_api: 'INTERNAL_SERVER_ERROR' }, authlete, {
    A242201: ['server_error', 'The properties are larger than {limit} bytes.', 'At most {limit} bytes.'],
  }),
  ...refusals({ auth_token_api: 'BAD_REQUEST' }, 'RFC 8628, section 3.4', {
    A242001: [
      undefined,
      'The device gets no tokens: {result}.',
      { needed: 'A decision AUTHORIZED of the user.', source: 'RFC 8628, section 3.5' },
    ],
    A242301: ['invalid_request', 'The token request has no device_code.', 'The parameter device_code.'],
    A242302: [
      'invalid_request',
      'The device_code is empty.',
      'The device_code of the device authorization response.',
    ],
    A242303: [
      'invalid_request',
      'The token request has more than one device_code.',
      { needed: 'One device_code.', source: 'RFC 6749, section 3.2' },
    ],
    A242304: [
      'invalid_grant',
      'The device code does not exist.',
      'A device code that the service issued and that has not been used.',
    ],
    A242305: [
      'invalid_grant',
      'The device code belongs to another client.',
      'The client to which the device code was issued.',
    ],
    A242306: [
      'expired_token',
      'The device code has expired.',
      { needed: 'A device code that has not expired.', source: 'RFC 8628, section 3.5' },
    ],
    A242307: [
      'authorization_pending',
      'The user has not decided yet.',
      {
        needed:
          'Polling again after the interval, until the server reports the decision to /device/complete.',
        source: 'RFC 8628, section 3.5',
      },
      'live',
    ],
    A242308: [
      'server_error',
      'ID tokens of the client cannot be issued: its idTokenSignAlg is NONE.',
      {
        needed: 'An idTokenSignAlg of the client other than NONE.',
        source: authlete,
      },
    ],
    A242309: [
      'invalid_grant',
      'Another request has used the device code.',
      'A device code that has not been used: each is accepted once.',
    ],
  }),
};

export const device = { ...authorization, ...warnings, ...verification, ...complete, ...token };
