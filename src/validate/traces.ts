import type { JWK } from 'jose';
import { changesScopes } from '../facts/statements.js';
import { isObject } from '../json.js';
import { masked } from '../mock/mask.js';
import type { CheckContext } from './check-context.js';
import { saidBy } from './flows/said.js';
import { type Settings, settingsIn } from './flows/services.js';
import type { Said } from './flows/statement.js';
import { type SignedJwt, signedJwts } from './jwts/signed.js';
import { lifecycleOf, nothing } from './lifecycle/event.js';
import type { LifecycleEvent } from './lifecycle/lifecycle-event.js';

/** What an exchange contributes to checks of whole recordings. */
export interface Traces {
  readonly serviceId: string;
  readonly events: readonly LifecycleEvent[];
  /** Whether the call issues a ticket, code or token that is masked. */
  readonly issuesMasked?: boolean;
  /** Whether the call accepts or ends one that is masked. */
  readonly acceptsMasked?: boolean;
  readonly hasMaskedJwt?: boolean;
  /** What the exchange says about its grant. */
  readonly said?: Said | undefined;
  /** Whether tokens of the past may have other scopes from now on. */
  readonly changesScopes?: boolean;
  /** The settings of the service, if the response contains them. */
  readonly settings?: Settings | undefined;
  /** When the exchange took place, in milliseconds since the epoch. */
  readonly at?: number | undefined;
  readonly signed: readonly SignedJwt[];
  /** The public keys of the service, if the response contains them. */
  readonly keys: readonly JWK[];
}

export function tracesOf(context: CheckContext, serviceId: string): Traces {
  const { unordered } = context.exchange;
  const { events, issuesMasked, acceptsMasked } = unordered ? nothing : lifecycleOf(context);
  return {
    serviceId,
    events,
    issuesMasked,
    acceptsMasked,
    hasMaskedJwt: context.jwts.some(({ jwt }) => jwt === masked),
    said: unordered ? undefined : saidBy(context),
    settings: unordered ? undefined : settingsIn(context),
    changesScopes: changesScopes.has(context.operation.operationId),
    at: context.exchange.at,
    signed: signedJwts(context),
    keys: keysOf(context),
  };
}

/** Returns the public keys in a response of /service/jwks/get. */
function keysOf({ operation, answer }: CheckContext): JWK[] {
  if (operation.operationId !== 'service_jwks_get_api') return [];
  const keys = answer?.['keys'];
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((key) =>
    isObject(key) && typeof key['kty'] === 'string' ? [{ ...key, kty: key['kty'] } as JWK] : [],
  );
}
