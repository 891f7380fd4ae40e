/** A mistake that this server can be told to make. */
interface Mistake {
  /** The cross-cutting obligations (X1 to X36), or the operations and actions, that it breaks. */
  readonly breaks: readonly string[];
  readonly what: string;
}

/** Mistakes that real authorization servers make. Each is visible from outside. */
export const mistakes = {
  'parameters-rebuilt': {
    breaks: ['X1'],
    what: 'Parses the parameters and writes them again, sorted: `~` becomes `%7E`.',
  },
  'basic-not-form-decoded': {
    breaks: ['X2'],
    what: 'Passes the percent-encoded halves of Basic credentials to Authlete.',
  },
  'two-credentials-accepted': {
    breaks: ['X3'],
    what: 'Accepts a secret in the header and another one in the form.',
  },
  'two-access-tokens-accepted': {
    breaks: ['X4'],
    what: 'Uses the token in the header and ignores the one in the form.',
  },
  'certificate-not-forwarded': { breaks: ['X5'], what: 'Never passes on the client certificate.' },
  'certificate-header-by-default': {
    breaks: ['X5'],
    what: 'Without a proxy, believes the X-Ssl-Cert header of anybody.',
  },
  'dpop-not-forwarded': { breaks: ['X6'], what: 'Never passes on the DPoP proof.' },
  'htu-from-host-header': {
    breaks: ['X6'],
    what: 'Builds `htu` from the Host header instead of the public URL.',
  },
  'attestation-not-forwarded': {
    breaks: ['X7'],
    what: 'Never passes on the client attestation and its proof of possession.',
  },
  'get-token-accepted': { breaks: ['X8'], what: 'Answers GET /token, with the secrets in the URL.' },
  'json-body-accepted': { breaks: ['X8'], what: 'Takes bodies of any content type for forms.' },
  'double-click-issues-twice': {
    breaks: ['X9'],
    what: 'Forgets a request only after Authlete has issued its response.',
  },
  'ticket-in-page': { breaks: ['X10'], what: 'Puts the ticket into the URL of its pages.' },
  'decision-from-any-browser': {
    breaks: ['X10', 'auth_authorization_api INTERACTION'],
    what: 'Takes the decision from a browser that did not ask.',
  },
  'denial-without-fail': {
    breaks: ['X11', 'auth_authorization_api INTERACTION'],
    what: 'Shows a page when the user refuses. The client never learns.',
  },
  'prompt-none-ignores-scopes': {
    breaks: ['X12', 'auth_authorization_api NO_INTERACTION'],
    what: 'Issues scopes that nobody consented to, if the client asks with prompt=none.',
  },
  'max-age-ignored': {
    breaks: ['X12', 'auth_authorization_api INTERACTION', 'auth_authorization_api NO_INTERACTION'],
    what: 'Accepts a login of any age.',
  },
  'prompt-login-ignored': {
    breaks: ['auth_authorization_api INTERACTION'],
    what: 'Skips the login page if somebody is logged in, whatever `prompt` says.',
  },
  'prompt-consent-ignored': {
    breaks: ['auth_authorization_api INTERACTION'],
    what: 'Skips the consent page if the user has consented before, whatever `prompt` says.',
  },
  'authorization-details-hidden': {
    breaks: ['auth_authorization_api INTERACTION'],
    what: 'Asks for consent without showing the authorization details.',
  },
  'acr-invented': {
    breaks: ['X13'],
    what: 'Claims the first requested authentication context, whatever happened.',
  },
  'acr-essential-ignored': {
    breaks: ['X13', 'auth_authorization_api INTERACTION', 'auth_authorization_api NO_INTERACTION'],
    what: 'Lets a password pass for an authentication context that is essential.',
  },
  'subject-not-enforced': {
    breaks: ['X13', 'auth_authorization_api INTERACTION', 'auth_authorization_api NO_INTERACTION'],
    what: 'Lets any user answer a request for a certain user.',
  },
  'auth-time-in-milliseconds': { breaks: ['X13'], what: 'Passes `authTime` in milliseconds.' },
  'jwt-access-token-ignored': {
    breaks: ['X14', 'auth_token_create_api OK', 'auth_token_api NATIVE_SSO'],
    what: 'Hands out `accessToken` although there is a `jwtAccessToken`.',
  },
  'unknown-action-relayed': {
    breaks: ['X15'],
    what: 'Answers 200 with the content of a response whose action it does not know.',
  },
  'error-action-as-success': {
    breaks: ['X16', 'auth_token_api BAD_REQUEST', 'auth_token_api INVALID_CLIENT'],
    what: 'Answers token errors with status 200.',
  },
  'native-sso-unsupported': {
    breaks: ['X16', 'auth_token_api NATIVE_SSO'],
    what: 'Answers unsupported_grant_type although the tokens are replaced.',
  },
  'id-token-reissue-unsupported': {
    breaks: ['X16', 'auth_token_api ID_TOKEN_REISSUABLE'],
    what: 'Answers unsupported_grant_type to a refresh that succeeded.',
  },
  'null-content-relayed': { breaks: ['X17'], what: 'Sends the text `null` if there is no content.' },
  'authlete-401-relayed': {
    breaks: ['X18'],
    what: "Tells clients 401 or 403 if Authlete rejects the server's own token.",
  },
  'rate-limit-relayed': { breaks: ['X21'], what: 'Relays the status 429 of Authlete to clients.' },
  'crash-on-html-answer': {
    breaks: ['X22'],
    what: 'Leaves a rejection unhandled if Authlete answers with HTML: the process ends.',
  },
  'resource-fails-open': {
    breaks: ['X22'],
    what: 'Serves the protected resource if the token cannot be introspected.',
  },
  'revocation-succeeds-offline': {
    breaks: ['X22', 'auth_revocation_api INTERNAL_SERVER_ERROR'],
    what: 'Answers 200 to a revocation that Authlete did not get.',
  },
  'waits-for-authlete-forever': { breaks: ['X23'], what: 'Sets no timeout for the calls to Authlete.' },
  'retries-token': { breaks: ['X24'], what: 'Repeats token calls whose outcome is unknown.' },
  'leaks-result-message': { breaks: ['X25'], what: 'Puts `resultMessage` into its own errors.' },
  'internal-error-leaks-exception': {
    breaks: ['X25'],
    what: 'Sends the text of an exception to the client.',
  },
  'no-store-missing': { breaks: ['X27'], what: 'Sets no Cache-Control on any answer.' },
  'introspection-cached-after-failure': {
    breaks: ['X29'],
    what: 'Serves an old introspection response while Authlete is down.',
  },
  'jwks-redirect-followed': {
    breaks: ['X30'],
    what: 'Follows the redirect to an external JWK Set, sending its API token there.',
  },
  'dpop-nonce-dropped': { breaks: ['X32'], what: 'Never sends the nonce for the next DPoP proof.' },
  'cors-at-authorization': {
    breaks: ['X33'],
    what: 'Allows other origins to read the authorization endpoint.',
  },
  'cors-headers-not-exposed': {
    breaks: ['X33'],
    what: 'Hides WWW-Authenticate and DPoP-Nonce from scripts.',
  },
  'gm-challenge-as-body': {
    breaks: ['X34', 'grant_m_api UNAUTHORIZED', 'grant_m_api FORBIDDEN', 'grant_m_api NOT_FOUND'],
    what: 'Sends the challenge as a body of type JSON.',
  },
  'par-401-without-challenge': {
    breaks: ['X34', 'pushed_auth_req_api UNAUTHORIZED'],
    what: 'Answers 401 without WWW-Authenticate.',
  },
  'introspection-open': { breaks: ['X35'], what: 'Accepts any credentials of a resource server.' },
  'form-action-as-json': {
    breaks: [
      'auth_authorization_api FORM',
      'auth_authorization_issue_api FORM',
      'auth_authorization_fail_api FORM',
    ],
    what: 'Sends the self-submitting form with a JSON content type.',
  },
  'location-reencoded': {
    breaks: [
      'auth_authorization_api LOCATION',
      'auth_authorization_issue_api LOCATION',
      'auth_authorization_fail_api LOCATION',
    ],
    what: 'Parses the redirect URL and writes it again.',
  },
  'frame-ancestors-missing': {
    breaks: ['auth_authorization_api INTERACTION', 'device_verification_api VALID'],
    what: 'Lets other sites frame its pages.',
  },
  'client-name-unescaped': {
    breaks: ['auth_authorization_api INTERACTION'],
    what: 'Writes the name of the client into its pages as HTML.',
  },
  'assertion-unverified': {
    breaks: ['auth_token_api JWT_BEARER'],
    what: 'Believes the `sub` of an assertion whose signature nobody verified.',
  },
  'exchange-widens-scope': {
    breaks: ['auth_token_api TOKEN_EXCHANGE'],
    what: 'Grants scopes that the exchanged token does not have.',
  },
  'token-create-action-ignored': {
    breaks: [
      'auth_token_create_api INTERNAL_SERVER_ERROR',
      'auth_token_create_api BAD_REQUEST',
      'auth_token_create_api FORBIDDEN',
    ],
    what: 'Answers 200 with a null token if the token was not created.',
  },
  'password-unchecked': {
    breaks: ['auth_token_api PASSWORD'],
    what: 'Issues a token for the user name alone.',
  },
  'password-guesses-unlimited': {
    breaks: ['auth_token_api PASSWORD'],
    what: 'Lets a client guess passwords as often as it likes.',
  },
  'claims-request-as-values': {
    breaks: ['auth_userinfo_api OK'],
    what: 'Passes the request document `userInfoClaims` as the values of the claims.',
  },
  'consented-claims-ignored': {
    breaks: ['auth_userinfo_api OK'],
    what: 'Releases claims that the user did not consent to.',
  },
  'user-code-unchecked': {
    breaks: ['backchannel_authentication_api USER_IDENTIFICATION'],
    what: 'Asks the user although the user code is wrong.',
  },
  'notification-not-sent': {
    breaks: ['backchannel_authentication_complete_api NOTIFICATION'],
    what: 'Leaves clients in ping and push mode without a notification.',
  },
  'user-code-not-normalized': {
    breaks: ['device_verification_api NOT_EXIST'],
    what: 'Sends the code to Authlete as it was typed, with dashes and in lower case.',
  },
} as const satisfies Readonly<Record<string, Mistake>>;

export type MistakeName = keyof typeof mistakes;

/** Whether the server makes a mistake. */
export type Wrong = (name: MistakeName) => boolean;

/** Reads a comma-separated list. Throws if a name is unknown. */
export function mistakesIn(list = ''): MistakeName[] {
  return list
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const found = mistakeNames.find((known) => known === name);
      if (found === undefined)
        throw new Error(`Unknown mistake ${name}. Use some of: ${mistakeNames.join(', ')}.`);
      return found;
    });
}

export const mistakeNames = Object.keys(mistakes) as MistakeName[];
