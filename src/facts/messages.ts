/** The JSON type of a member that a client reads. */
export type MessageType = 'text' | 'number' | 'boolean' | 'array' | 'text or null' | 'text or array';

/** A JSON document that a client reads. */
export interface MessageFacts {
  /** Where the standard lists the members. */
  readonly section: string;
  readonly required: readonly string[];
  readonly types: Readonly<Record<string, MessageType>>;
}

const tokenResponse: MessageFacts = {
  section: 'RFC 6749, section 5.1',
  required: ['access_token', 'token_type'],
  types: {
    access_token: 'text',
    token_type: 'text',
    expires_in: 'number',
    refresh_token: 'text',
    // Authlete says null if no scope is granted.
    scope: 'text or null',
    id_token: 'text',
    grant_id: 'text',
    authorization_details: 'array',
  },
};

/** By operation and action: what `responseContent` is if the request was granted. */
export const messages: Readonly<Record<string, Readonly<Record<string, MessageFacts>>>> = {
  auth_token_api: { OK: tokenResponse, ID_TOKEN_REISSUABLE: tokenResponse },
  auth_token_issue_api: { OK: tokenResponse },
  idtoken_reissue_api: { OK: tokenResponse },
  native_sso_api: { OK: tokenResponse },
  pushed_auth_req_api: {
    CREATED: {
      section: 'RFC 9126, section 2.2',
      required: ['request_uri', 'expires_in'],
      types: { request_uri: 'text', expires_in: 'number' },
    },
  },
  device_authorization_api: {
    OK: {
      section: 'RFC 8628, section 3.2',
      required: ['device_code', 'user_code', 'verification_uri', 'expires_in'],
      types: {
        device_code: 'text',
        user_code: 'text',
        verification_uri: 'text',
        verification_uri_complete: 'text',
        expires_in: 'number',
        interval: 'number',
      },
    },
  },
  backchannel_authentication_issue_api: {
    OK: {
      section: 'CIBA Core, section 7.3',
      required: ['auth_req_id', 'expires_in'],
      types: { auth_req_id: 'text', expires_in: 'number', interval: 'number' },
    },
  },
  auth_introspection_standard_api: {
    OK: {
      section: 'RFC 7662, section 2.2',
      required: ['active'],
      types: {
        active: 'boolean',
        scope: 'text or null',
        client_id: 'text',
        username: 'text',
        token_type: 'text',
        exp: 'number',
        iat: 'number',
        nbf: 'number',
        sub: 'text or null',
        aud: 'text or array',
        iss: 'text',
        jti: 'text',
        auth_time: 'number',
        acr: 'text',
      },
    },
  },
  auth_userinfo_issue_api: {
    JSON: {
      section: 'OpenID Connect Core, section 5.3.2',
      required: ['sub'],
      types: { sub: 'text' },
    },
  },
};

/** What `responseContent` is if the request was refused, and the error is JSON. */
export const errorMessage: MessageFacts = {
  section: 'RFC 6749, section 5.2',
  required: ['error'],
  types: { error: 'text', error_description: 'text', error_uri: 'text' },
};
