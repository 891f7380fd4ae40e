import type { ClientRecord } from '../../domain/records.js';
import { requestedOffer } from '../credentials/offers.js';
import type { Engine } from '../engine.js';
import { Failure } from '../failure.js';
import type { AuthorizationAttempt, RequestOrigin } from '../oauth/attempt.js';
import { Parameters } from '../oauth/parameters.js';
import { pushedRequestPrefix } from '../oauth/request-passing.js';
import { requestedScopes } from '../oauth/scope.js';
import type { Service } from '../service.js';
import type { ServiceContext } from '../service-context.js';
import type { Batch } from '../state/batch.js';
import { requestedGrant } from '../tokens/managed-grant.js';
import { requestOf } from './claims-to-parameters.js';
import { readRequestObject } from './read.js';
import type { Channel } from './request-object.js';

/** The service and client of an authorization request. */
export interface RequestContext extends ServiceContext {
  readonly engine: Engine;
  readonly client: ClientRecord;
}

/** The content of a request, from whichever source. */
export interface ResolvedRequest {
  readonly parameters: Parameters;
  /** The claims of the request object as JSON, if there was one. */
  readonly requestObjectPayload?: string;
  readonly origin: RequestOrigin;
}

/**
 * Resolves to the content of an authorization request: from its parameters, a request object by value or reference,
 * or an earlier pushed request (RFC 9101, section 5; RFC 9126, section 4). Throws a `Failure`.
 */
export async function resolveRequest(context: RequestContext, outer: Parameters): Promise<ResolvedRequest> {
  const request = outer.text('request');
  const requestUri = outer.text('request_uri');
  if (requestUri?.startsWith(pushedRequestPrefix)) return takePushed(context, outer, requestUri);
  if (requestUri !== undefined) return byReference(context, outer, requestUri);
  if (request !== undefined) return read(context, outer, request, 'value');
  return { parameters: outer, origin: { pushed: false, checked: false, outer } };
}

/** Resolves to what the checks of an authorization request, pushed or not, look at. */
export async function attemptOf(
  { service, settings, client }: RequestContext,
  { parameters, origin }: ResolvedRequest,
): Promise<AuthorizationAttempt> {
  return {
    parameters,
    settings,
    client,
    scopes: requestedScopes({ parameters, settings, client }),
    quirks: service.quirks,
    origin,
    grant: await requestedGrant(service, parameters),
    credentialOffer: await requestedOffer(service, parameters),
  };
}

/** RFC 9126, section 4: a request_uri is valid once, for the client that pushed the request. */
async function takePushed(
  { service, client }: RequestContext,
  outer: Parameters,
  requestUri: string,
): Promise<ResolvedRequest> {
  const pushed = await service.find('pushedRequest', requestUri);
  const usable = pushed?.clientId === client.clientId && !service.hasExpired(pushed);
  if (!usable) throw new Failure('A008303');
  if (service.quirks.rejectedRequestSpendsRequestUri && !(await service.delete('pushedRequest', requestUri)))
    throw requestUriIsUnknown;
  const { parameters, requestObjectPayload } = pushed;
  return {
    parameters: new Parameters(parameters),
    origin: { pushed: true, checked: true, outer },
    ...(requestObjectPayload !== undefined && { requestObjectPayload }),
  };
}

/** Adds the deletion of an accepted request's request_uri, unless it was already deleted when presented. */
export function spendingRequestUri(batch: Batch, { quirks }: Service, { origin }: ResolvedRequest): Batch {
  const requestUri = origin.outer.text('request_uri');
  const spends = origin.pushed && requestUri !== undefined && !quirks.rejectedRequestSpendsRequestUri;
  return spends ? batch.delete('pushedRequest', requestUri, 'present') : batch;
}

export const requestUriIsUnknown = new Failure('A008303');

/** OpenID Connect Core, section 6.2: the URI must be registered. */
async function byReference(context: RequestContext, outer: Parameters, requestUri: string) {
  if (!context.client.requestUris?.includes(requestUri)) throw new Failure('A008303');
  const fetched = await context.engine.fetcher.get(requestUri, 'application/oauth-authz-req+jwt');
  if (!fetched.ok) throw new Failure('A005382');
  return read(context, outer, fetched.text.trim(), 'reference', requestUri);
}

export async function read(
  context: RequestContext,
  outer: Parameters,
  jose: string,
  channel: Channel,
  requestUri?: string,
): Promise<ResolvedRequest> {
  const inner = { ...context, channel, ...(requestUri !== undefined && { requestUri }) };
  const { claims, header } = await readRequestObject(inner, jose, outer);
  const jar = !context.settings.traditionalRequestObjectProcessingApplied;
  return {
    parameters: requestOf(claims, outer, jar),
    requestObjectPayload: JSON.stringify(claims),
    origin: { pushed: channel === 'pushed', checked: false, outer, object: { channel, header, claims } },
  };
}
