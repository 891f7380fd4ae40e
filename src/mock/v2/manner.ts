import { withoutNewerValues } from './newer-values.js';

/** The names of the responses, where the operation does not tell them. */
const named: Readonly<Record<string, string>> = {
  auth_authorization_api: 'authorizationResponse',
  auth_authorization_fail_api: 'authorizationFailResponse',
  auth_authorization_issue_api: 'authorizationIssueResponse',
  auth_introspection_api: 'introspectionResponse',
  auth_introspection_standard_api: 'standardIntrospectionResponse',
  auth_revocation_api: 'revocationResponse',
  auth_token_api: 'tokenResponse',
  auth_token_create_api: 'tokenCreateResponse',
  auth_token_fail_api: 'tokenFailResponse',
  auth_token_issue_api: 'tokenIssueResponse',
  auth_token_update_api: 'tokenUpdateResponse',
  auth_userinfo_api: 'userInfoResponse',
  auth_userinfo_issue_api: 'userInfoIssueResponse',
  backchannel_authentication_api: 'backchannelAuthenticationResponse',
  backchannel_authentication_complete_api: 'backchannelAuthenticationCompleteResponse',
  backchannel_authentication_fail_api: 'backchannelAuthenticationFailResponse',
  backchannel_authentication_issue_api: 'backchannelAuthenticationIssueResponse',
  client_registration_api: 'clientRegistrationResponse',
  client_registration_delete_api: 'clientRegistrationResponse',
  client_registration_get_api: 'clientRegistrationResponse',
  client_registration_update_api: 'clientRegistrationResponse',
  device_authorization_api: 'deviceAuthorizationResponse',
  device_complete_api: 'deviceCompleteResponse',
  device_verification_api: 'deviceVerificationResponse',
  pushed_auth_req_api: 'pushedAuthReqResponse',
};

/** Where 3.0 and 2.x document their result codes. */
const documentation = {
  v3: 'https://docs.authlete.com/#',
  v2: 'https://www.authlete.com/documents/apis/result_codes#',
};

/** An answer as Authlete 2.x gives it: its type, code and message first, then the rest in alphabetical order. */
export function inMannerOfV2(operationId: string | undefined, body: object): object {
  const { resultCode, resultMessage, ...rest } = withoutNewerValues(body);
  const type = operationId === undefined ? undefined : named[operationId];
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(type !== undefined && { type }),
    ...(resultCode !== undefined && { resultCode, resultMessage }),
    ...Object.fromEntries(
      sorted.map(([name, value]) => [name, name === 'responseContent' ? content(value) : value]),
    ),
  };
}

/** `error_uri` of an error that is sent on, in JSON, in a challenge or in a redirect URI. */
function content(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const { v2, v3 } = documentation;
  return value.replaceAll(v3, v2).replaceAll(encodeURIComponent(v3), encodeURIComponent(v2));
}
