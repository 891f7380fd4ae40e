import type { JWK } from 'jose';
import { isObject } from '../json.js';
import type { CheckContext } from './check-context.js';
import { type SignedJwt, signedJwts } from './jwts/signed.js';
import { lifecycleEventsOf } from './lifecycle/event.js';
import type { LifecycleEvent } from './lifecycle/lifecycle-event.js';

/** What an exchange contributes to checks of whole recordings. */
export interface Traces {
  readonly serviceId: string;
  readonly events: readonly LifecycleEvent[];
  readonly signed: readonly SignedJwt[];
  /** The public keys of the service, if the response contains them. */
  readonly keys: readonly JWK[];
}

export const tracesOf = (context: CheckContext): Traces => ({
  serviceId: /\/api\/(\d+)/.exec(context.exchange.target)?.[1] ?? '',
  events: context.exchange.unordered ? [] : lifecycleEventsOf(context),
  signed: signedJwts(context),
  keys: keysOf(context),
});

/** Returns the public keys in a response of /service/jwks/get. */
function keysOf({ operation, answer }: CheckContext): JWK[] {
  if (operation.operationId !== 'service_jwks_get_api') return [];
  const keys = answer?.['keys'];
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((key) =>
    isObject(key) && typeof key['kty'] === 'string' ? [{ ...key, kty: key['kty'] } as JWK] : [],
  );
}
