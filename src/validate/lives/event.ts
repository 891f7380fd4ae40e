import { isAnswered, type Subject } from '../subject.js';
import { table } from './table.js';
import { Exchanged } from './take.js';

/** What has a life of its own: it is issued, used and spent. */
export type Kind =
  | 'ticket'
  | 'code'
  | 'accessToken'
  | 'refreshToken'
  | 'requestUri'
  | 'authReqId'
  | 'deviceCode'
  | 'preAuthorizedCode'
  /** A request of a wallet: parsed, then fulfilled once. */
  | 'credentialRequest'
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
