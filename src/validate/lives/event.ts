import type { JsonObject } from '../../spec/json.js';
import { isAnswered, type Subject } from '../subject.js';

/** What has a life of its own: it is issued, used and spent. */
export type Kind =
  | 'ticket'
  | 'code'
  | 'accessToken'
  | 'refreshToken'
  | 'requestUri'
  | 'authReqId'
  | 'deviceCode';

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
}

type Take = (subject: Exchanged) => readonly (LifeEvent | undefined)[];

class Exchanged {
  constructor(
    readonly sent: JsonObject,
    readonly answer: JsonObject,
  ) {}

  /** The OAuth parameters that were passed on; few ask for them. */
  get parameters(): URLSearchParams {
    const encoded = this.sent['parameters'];
    return new URLSearchParams(typeof encoded === 'string' ? encoded : '');
  }
}

const one = (kind: Kind, event: LifeEvent['event'], value: unknown): LifeEvent | undefined =>
  typeof value === 'string' && value !== '' && value !== '***' ? { kind, event, value } : undefined;

const issuedTokens: Take = ({ answer }) => [
  one('accessToken', 'issued', answer['accessToken']),
  one('refreshToken', 'issued', answer['refreshToken']),
];

const ticketSpent: Take = ({ sent }) => [one('ticket', 'spent', sent['ticket'])];
const ticketFailed: Take = ({ sent }) => [one('ticket', 'failed', sent['ticket'])];
const ticketIssued: Take = ({ answer }) => [one('ticket', 'issued', answer['ticket'])];
const tokenUsed: Take = ({ sent }) => [one('accessToken', 'used', sent['token'])];

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

/** By operation and action. */
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
  auth_token_create_api: { OK: issuedTokens },
  auth_introspection_api: { OK: tokenUsed },
  auth_userinfo_api: { OK: tokenUsed },
  auth_revocation_api: {
    OK({ parameters }) {
      const token = parameters.get('token');
      return [one('accessToken', 'revoked', token), one('refreshToken', 'revoked', token)];
    },
  },
  pushed_auth_req_api: { CREATED: ({ answer }) => [one('requestUri', 'issued', answer['requestUri'])] },
  backchannel_authentication_api: { USER_IDENTIFICATION: ticketIssued },
  backchannel_authentication_fail_api: { FORBIDDEN: ticketFailed },
  backchannel_authentication_issue_api: {
    OK: ({ answer }) => [one('authReqId', 'issued', answer['authReqId'])],
  },
  device_authorization_api: { OK: ({ answer }) => [one('deviceCode', 'issued', answer['deviceCode'])] },
};

/** An action comes from outside and may be any text, such as `constructor`: it is no key of an object. */
const takes = new Map(
  Object.entries(table).map(([operationId, byAction]) => [operationId, new Map(Object.entries(byAction))]),
);

/** A redirect with an error spends no ticket at issue, and what fails is no success. */
const succeeded = ({ operation, resultCode }: Subject): boolean =>
  operation.operationId !== 'auth_authorization_issue_api' || resultCode?.[4] === '0';

/** What an exchange does to tickets, codes and tokens. */
export function lifeEventsOf(subject: Subject): LifeEvent[] {
  const { operation, action, answer } = subject;
  const take = action === undefined ? undefined : takes.get(operation.operationId)?.get(action);
  if (take === undefined || answer === undefined || !isAnswered(subject) || !succeeded(subject)) return [];
  return take(new Exchanged(subject.sent ?? {}, answer)).filter((event) => event !== undefined);
}
