import { factsOf } from '../../facts/lookup.js';
import type { Permission } from '../../facts/permission.js';
import type { ContractOperation } from '../../spec/contract.js';
import { ApiError } from '../api-error.js';
import type { Engine } from '../engine.js';
import type { ApiRequest } from '../http.js';
import { isOfIdp } from '../idp/idp-error.js';
import type { Service } from '../service.js';
import { andThen, type MaybePromise } from '../state/store.js';
import type { ApiCaller } from './caller.js';

/** The caller of an operation that requires no token, such as `GET /api/info`. */
const anyone: ApiCaller = { serviceId: undefined, rights: new Set(), tokenHash: '' };

/** A call to authorize, and its caller if already known. */
export interface CallToAuthorize {
  readonly operation: ContractOperation;
  readonly request: ApiRequest;
  readonly serviceId: string | undefined;
  readonly service: Service | undefined;
  /** The caller, if it was identified by something other than an access token. */
  readonly known: ApiCaller | undefined;
}

/**
 * Identifies the caller and checks the token, the rate limit and the required right, in this order. Adds rate limit
 * headers to `headers` if there is a limit. Throws `ApiError` if the call is not permitted.
 */
export function authorizeCaller(
  engine: Engine,
  { operation, request, serviceId, service, known }: CallToAuthorize,
  headers: Record<string, string>,
): MaybePromise<ApiCaller> {
  if (operation.public) return anyone;
  const right = permissionOf(operation);
  const clock = service?.clock ?? engine.options.clock;
  const caller = known ?? engine.tokens.find(bearerToken(request), clock.now());
  if (caller === undefined) throw new ApiError('A458101');

  const limiter = engine.options.rateLimiter;
  // The limit applies to the API server only: none is documented for the identity provider.
  if (limiter === undefined || isOfIdp(operation)) return permitted(caller, right, serviceId);
  return andThen(limiter.count(caller.tokenHash, clock), (limit) => {
    Object.assign(headers, limit.headers);
    if (!limit.allowed) throw new ApiError('A001311');
    return permitted(caller, right, serviceId);
  });
}

function permitted(caller: ApiCaller, right: Permission, serviceId: string | undefined): ApiCaller {
  if (permits(caller, right, serviceId)) return caller;
  throw new ApiError('A457101', { right: right.toUpperCase(), serviceId: serviceId ?? '*' });
}

/** An operation that only a newer contract has counts as part of the runtime API. */
const permissionOf = ({ operationId }: ContractOperation): Permission =>
  factsOf(operationId)?.permission ?? 'use_service';

/** Returns the token of the Authorization header (RFC 6750, section 2.1). The scheme is case-insensitive. */
function bearerToken(request: ApiRequest): string {
  const header = request.header('authorization');
  if (header === undefined || header === '') throw new ApiError('A001202');
  const token = /^bearer +([^\s]+) *$/i.exec(header)?.[1];
  if (token === undefined) throw new ApiError('A001203');
  return token;
}

function permits(caller: ApiCaller, right: Permission, serviceId: string | undefined): boolean {
  if (caller.serviceId === undefined) return caller.rights.has(right);
  // A service token may list services: the list then contains only its own.
  if (serviceId === undefined) return right === 'view_client' && caller.rights.has(right);
  return String(caller.serviceId) === serviceId && caller.rights.has(right);
}
