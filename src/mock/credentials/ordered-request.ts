import type { CredentialRequest } from '../../domain/credential-request.js';
import { lifetimeOf } from '../../facts/lifetime.js';
import { callerError } from '../failure.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import { seconds } from '../state/clock.js';
import type { Version } from '../state/store.js';
import type { Order } from './credentials-of-order.js';

/** An order, and the request that it refers to. */
export interface Ordered {
  readonly order: Order;
  readonly request: CredentialRequest;
  readonly version: Version;
}

/** Resolves to the request that an order refers to, if it can be issued now. Throws a `Failure`. */
export async function orderedRequest(
  service: Service,
  order: Order | undefined,
  isOfCall: (request: CredentialRequest) => boolean,
): Promise<Ordered> {
  if (order === undefined) throw callerError('The call has no order', 'The member order.');
  if (!order.requestIdentifier)
    throw callerError(
      'The order has no requestIdentifier',
      'The requestIdentifier that the parse operation returned.',
    );
  const found = await service.entry('credentialRequest', order.requestIdentifier);
  if (found === undefined || !isOfCall(found.value)) throw unknown(order.requestIdentifier);
  const { value: request, version } = found;
  if (service.hasExpired(request))
    throw callerError(
      `The credential request ${request.identifier} has expired`,
      'A credential request that has not expired. The wallet must ask again.',
    );
  return { order, request, version };
}

const unknown = (identifier: string) =>
  callerError(
    `The call cannot use a credential request ${identifier}`,
    'The requestIdentifier that the parse operation returned for this token, which has not been used: each is accepted once.',
  );

/**
 * Consumes all requests, and continues those in `transactions` as deferred ones. If another call has already
 * consumed one, changes none and throws a `Failure`.
 */
export async function spendRequests(
  service: Service,
  requests: readonly CredentialRequest[],
  transactions: readonly CredentialRequest[] = [],
): Promise<void> {
  const identifiers = [...requests, ...transactions].map(({ identifier }) => identifier);
  const twice = identifiers.find((identifier, index) => identifiers.indexOf(identifier) < index);
  if (twice !== undefined) throw unknown(twice);
  const batch = service.batch();
  for (const { identifier } of requests) batch.delete('credentialRequest', identifier, 'present');
  for (const one of transactions) batch.put('credentialRequest', one.identifier, one, 'present');
  const conflict = await batch.write();
  if (conflict !== undefined) throw unknown(conflict.key);
}

/** Returns a request as a deferred transaction (OpenID4VCI 1.0, section 9). */
export const asTransaction = (
  { service, settings }: ServiceContext,
  request: CredentialRequest,
): CredentialRequest => ({
  ...request,
  deferred: true,
  expiresAt: service.clock.now() + seconds(lifetimeOf('transactionId', settings)),
});

/** Stores a request as a deferred transaction. Throws a `Failure` if another call has consumed it. */
export async function deferRequest(context: ServiceContext, { request, version }: Ordered): Promise<void> {
  const { service } = context;
  const transaction = asTransaction(context, request);
  if (!(await service.replace('credentialRequest', request.identifier, { version }, transaction)))
    throw unknown(request.identifier);
}
