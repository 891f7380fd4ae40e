import { masked } from '../../mock/mask.js';
import type { JsonObject } from '../../spec/json.js';
import { contentValues } from '../content-values.js';
import { isAnswered, type Subject } from '../subject.js';

/** What has a life of its own: it is issued, used and spent. */
export type Kind =
  | 'ticket'
  | 'code'
  | 'accessToken'
  | 'refreshToken'
  | 'requestUri'
  | 'authReqId'
  | 'deviceCode'
  /** What a ticket of CIBA or a user code stands for: the user decides once. */
  | 'decision';

/** What an exchange does to one of them. */
export interface LifeEvent {
  readonly kind: Kind;
  readonly value: string;
  /**
   * `issued`: the answer brings it. `used`: it was accepted and lives on. `spent`: it was accepted and must not
   * be again. `failed`: it was given up. `revoked`: it must not be accepted any more.
   */
  readonly event: 'issued' | 'used' | 'spent' | 'failed' | 'revoked';
  /** Of a refresh token that was accepted: the one that the client has from then on. */
  readonly successor?: string | undefined;
  /** The token that was issued together with it: the two are revoked together. */
  readonly companion?: { readonly kind: Kind; readonly value: string } | undefined;
  /** Whether the operation accepts what was spent before, too. */
  readonly forgiving?: true;
}

type Take = (subject: Exchanged) => readonly (LifeEvent | undefined)[];

class Exchanged {
  constructor(
    readonly sent: JsonObject,
    readonly answer: JsonObject,
    readonly target: string,
  ) {}

  /** The OAuth parameters that were passed on; few ask for them. */
  get parameters(): URLSearchParams {
    const encoded = this.sent['parameters'];
    return new URLSearchParams(typeof encoded === 'string' ? encoded : '');
  }

  /** The last segment of the path. */
  get last(): string {
    return /[^/?]*(?=\?|$)/.exec(this.target)?.[0] ?? '';
  }
}

const one = (kind: Kind, event: LifeEvent['event'], value: unknown): LifeEvent | undefined =>
  typeof value === 'string' && value !== '' && value !== masked ? { kind, event, value } : undefined;

const issuedTokens: Take = ({ answer }) => {
  const access = one('accessToken', 'issued', answer['accessToken']);
  const refresh = one('refreshToken', 'issued', answer['refreshToken']);
  return [access && { ...access, companion: refresh }, refresh && { ...refresh, companion: access }];
};

const ticketSpent: Take = ({ sent }) => [one('ticket', 'spent', sent['ticket'])];
const ticketFailed: Take = ({ sent }) => [one('ticket', 'failed', sent['ticket'])];
const ticketIssued: Take = ({ answer }) => [one('ticket', 'issued', answer['ticket'])];
const tokenUsed: Take = ({ sent }) => [one('accessToken', 'used', sent['token'] ?? sent['accessToken'])];
const revoked = (token: unknown) => [
  one('accessToken', 'revoked', token),
  one('refreshToken', 'revoked', token),
];

/** RFC 7662, section 2.2: a token that does not work is an answer, too. */
const tokenUsedIfActive: Take = ({ parameters, answer: { responseContent } }) => {
  const active = typeof responseContent === 'string' && contentValues(responseContent)?.get('active');
  return active === 'true' ? [one('accessToken', 'used', parameters.get('token'))] : [];
};

const authorized: Take = (exchanged) => {
  const uri = exchanged.parameters.get('request_uri');
  const pushed = uri?.startsWith('urn:') || uri?.startsWith('{{') ? uri : undefined;
  return [...ticketIssued(exchanged), one('requestUri', 'spent', pushed)];
};

const redeemed: Take = (exchanged) => {
  const { parameters, answer } = exchanged;
  const presented = parameters.get('refresh_token');
  const successor = typeof answer['refreshToken'] === 'string' ? answer['refreshToken'] : undefined;
  const refresh = one('refreshToken', successor === presented ? 'used' : 'spent', presented);
  return [
    one('code', 'spent', parameters.get('code')),
    one('deviceCode', 'spent', parameters.get('device_code')),
    one('authReqId', 'spent', parameters.get('auth_req_id')),
    refresh && { ...refresh, successor },
    ...issuedTokens(exchanged),
  ];
};

const issued: Take = (exchanged) => [
  ...ticketSpent(exchanged),
  one('code', 'issued', exchanged.answer['authorizationCode']),
  ...issuedTokens(exchanged),
];

const backchannelFailed: Take = ({ sent }) =>
  (['ticket', 'decision'] as const).map((kind) => {
    const failed = one(kind, 'failed', sent['ticket']);
    // CIBA: the service takes any ticket, and none.
    return failed && { ...failed, forgiving: true };
  });

/** By operation and action, `-` where there is none. */
const table: Readonly<Record<string, Readonly<Record<string, Take>>>> = {
  auth_authorization_api: { INTERACTION: authorized, NO_INTERACTION: authorized },
  auth_authorization_issue_api: { LOCATION: issued, FORM: issued },
  auth_authorization_fail_api: { LOCATION: ticketFailed, FORM: ticketFailed },
  auth_token_api: {
    OK: redeemed,
    ID_TOKEN_REISSUABLE: redeemed,
    NATIVE_SSO: redeemed,
    PASSWORD: ticketIssued,
  },
  auth_token_issue_api: { OK: (exchanged) => [...ticketSpent(exchanged), ...issuedTokens(exchanged)] },
  auth_token_fail_api: { BAD_REQUEST: ticketFailed },
  auth_token_create_api: { OK: issuedTokens },
  auth_introspection_api: { OK: tokenUsed },
  auth_introspection_standard_api: { OK: tokenUsedIfActive },
  auth_userinfo_api: { OK: tokenUsed },
  auth_userinfo_issue_api: { JSON: tokenUsed, JWT: tokenUsed },
  auth_revocation_api: { OK: ({ parameters }) => revoked(parameters.get('token')) },
  auth_token_delete_api: { '-': ({ last }) => revoked(last) },
  auth_token_revoke_api: {
    '-': ({ sent }) => [
      ...revoked(sent['accessTokenIdentifier']),
      ...revoked(sent['refreshTokenIdentifier']),
    ],
  },
  grant_m_api: { OK: tokenUsed, NO_CONTENT: tokenUsed },
  pushed_auth_req_api: { CREATED: ({ answer }) => [one('requestUri', 'issued', answer['requestUri'])] },
  backchannel_authentication_api: {
    USER_IDENTIFICATION: (exchanged) => [
      ...ticketIssued(exchanged),
      one('decision', 'issued', exchanged.answer['ticket']),
    ],
  },
  backchannel_authentication_fail_api: {
    FORBIDDEN: backchannelFailed,
    BAD_REQUEST: backchannelFailed,
    INTERNAL_SERVER_ERROR: backchannelFailed,
  },
  backchannel_authentication_issue_api: {
    OK: (exchanged) => [...ticketSpent(exchanged), one('authReqId', 'issued', exchanged.answer['authReqId'])],
  },
  backchannel_authentication_complete_api: {
    NO_ACTION: ({ sent }) => [one('decision', 'spent', sent['ticket'])],
    NOTIFICATION: (exchanged) => [
      one('decision', 'spent', exchanged.sent['ticket']),
      ...issuedTokens(exchanged),
    ],
  },
  device_authorization_api: {
    OK: ({ answer }) => [
      one('deviceCode', 'issued', answer['deviceCode']),
      one('decision', 'issued', answer['userCode']),
    ],
  },
  device_complete_api: { SUCCESS: ({ sent }) => [one('decision', 'spent', sent['userCode'])] },
};

/** Operations that tell the client of a failure by the action of success, by what their codes of success begin with. */
const codesOfSuccess: Readonly<Record<string, RegExp>> = {
  auth_authorization_issue_api: /^A\d{3}0/,
  backchannel_authentication_complete_api: /^A\d{3}0/,
  // Those of the reasons; others say that the ticket is none.
  auth_token_fail_api: /^A0673/,
};

const succeeded = ({ operation, resultCode = '' }: Subject): boolean =>
  codesOfSuccess[operation.operationId]?.test(resultCode) ?? true;

/** What an exchange does to tickets, codes and tokens. */
export function lifeEventsOf(subject: Subject): LifeEvent[] {
  const { operation, action = '-', answer = {}, sent = {}, exchange } = subject;
  const takes = table[operation.operationId] ?? {};
  // An action comes from outside and may be any text, such as `constructor`.
  const take = Object.hasOwn(takes, action) ? takes[action] : undefined;
  if (take === undefined || !isAnswered(subject) || !succeeded(subject)) return [];
  return take(new Exchanged(sent, answer, exchange.target)).filter((event) => event !== undefined);
}
