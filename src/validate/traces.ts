import type { JWK } from 'jose';
import { isObject } from '../json.js';
import { type SignedJwt, signedJwts } from './jwts/signed.js';
import { lifeEventsOf } from './lifecycle/event.js';
import type { LifeEvent } from './lifecycle/life-event.js';
import type { Subject } from './subject.js';

/** What an exchange contributes to checks of whole recordings. */
export interface Traces {
  readonly serviceId: string;
  readonly events: readonly LifeEvent[];
  readonly signed: readonly SignedJwt[];
  /** The public keys of the service, if the response contains them. */
  readonly keys: readonly JWK[];
}

export const tracesOf = (subject: Subject): Traces => ({
  serviceId: /\/api\/(\d+)/.exec(subject.exchange.target)?.[1] ?? '',
  events: lifeEventsOf(subject),
  signed: signedJwts(subject),
  keys: keysOf(subject),
});

/** Returns the public keys in a response of /service/jwks/get. */
function keysOf({ operation, answer }: Subject): JWK[] {
  if (operation.operationId !== 'service_jwks_get_api') return [];
  const keys = answer?.['keys'];
  if (!Array.isArray(keys)) return [];
  return keys.flatMap((key) =>
    isObject(key) && typeof key['kty'] === 'string' ? [{ ...key, kty: key['kty'] } as JWK] : [],
  );
}
