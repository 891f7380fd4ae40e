import type { CredentialRequest } from '../../domain/credential-request.js';
import type { ServiceRecord } from '../../domain/records.js';
import { lifeOf } from '../../facts/life.js';
import { callerError } from '../failure.js';
import type { Service } from '../service.js';
import { seconds } from '../state/clock.js';
import type { Order } from './credentials-of-order.js';

/** Resolves to the request that an order refers to, if it can be issued now. Throws a `Failure`. */
export async function orderedRequest(
  service: Service,
  order: Order | undefined,
  isOfCall: (request: CredentialRequest) => boolean,
): Promise<{ readonly order: Order; readonly request: CredentialRequest }> {
  if (order === undefined) throw callerError('The call has no order');
  if (!order.requestIdentifier) throw callerError('The order has no requestIdentifier');
  const request = await service.find('credentialRequest', order.requestIdentifier);
  if (request === undefined || !isOfCall(request)) throw unknown(order.requestIdentifier);
  if (service.hasExpired(request))
    throw callerError(`The credential request ${request.identifier} has expired`);
  return { order, request };
}

const unknown = (identifier: string) => callerError(`The call cannot use a credential request ${identifier}`);

/** Consumes all requests. If another call has already consumed one, consumes none and throws a `Failure`. */
export async function spendRequests(service: Service, requests: readonly CredentialRequest[]): Promise<void> {
  const taken: CredentialRequest[] = [];
  for (const { identifier } of requests) {
    const request = await service.take('credentialRequest', identifier);
    if (request !== undefined) {
      taken.push(request);
      continue;
    }
    for (const earlier of taken) await service.put('credentialRequest', earlier.identifier, earlier);
    throw unknown(identifier);
  }
}

/** Returns a request as a deferred transaction (OpenID4VCI 1.0, section 9). */
export const asTransaction = (
  service: Service,
  settings: ServiceRecord,
  request: CredentialRequest,
): CredentialRequest => ({
  ...request,
  deferred: true,
  expiresAt: service.clock.now() + seconds(lifeOf('transactionId', settings)),
});

/** Stores a request as a deferred transaction. Throws a `Failure` if another call has consumed it. */
export async function deferRequest(
  service: Service,
  settings: ServiceRecord,
  request: CredentialRequest,
): Promise<void> {
  const transaction = asTransaction(service, settings, request);
  if (!(await service.replace('credentialRequest', request.identifier, request, transaction)))
    throw unknown(request.identifier);
}
