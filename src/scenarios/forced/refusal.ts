import type { ResponseMode } from '../../domain/authorization-request.js';
import type { ClientRecord } from '../../domain/records.js';
import { Failure, type MessageParameters } from '../../mock/failure.js';
import { Parameters } from '../../mock/oauth/parameters.js';
import type { AnyCall, ResultAnswer } from '../../mock/operation.js';
import { operations } from '../../mock/operations/index.js';
import { redirectError } from '../../mock/redirect-error.js';
import { resolveRequest } from '../../mock/request-object/resolve.js';
import { refusal } from '../../mock/respond.js';
import { type ResultCode, results } from '../../mock/results/index.js';
import type { ServiceContext } from '../../mock/service-context.js';
import type { CallFacts } from '../call-facts.js';
import { clientOfCall } from './client-of-call.js';

/** The context of a call that is refused. */
interface Refused extends ServiceContext {
  readonly call: AnyCall;
  readonly facts: CallFacts;
}

/** Returns the members of an error response with the given action and result code. */
export async function refusalMembers(
  refused: Refused,
  operationId: string,
  action: string,
  code: ResultCode,
): Promise<Pick<ResultAnswer, 'members'> & { message: MessageParameters }> {
  const { call } = refused;
  const message = messageParameters(refused, code, action);
  const failure = new Failure(code, { message, ...errorOf(code, action) });
  if (action === 'LOCATION' || action === 'FORM') {
    const { members } = await redirected(refused, failure, action);
    return { members, message };
  }
  const style = operations.get(operationId)?.refusal ?? 'oauth-error';
  const { members } = refusal({ refusal: style }, call, failure);
  return { members, message };
}

/**
 * The error code to use if the result code implies none (RFC 6749, sections 4.1.2.1 and 5.2; RFC 6750,
 * section 3.1).
 */
const errors: Readonly<Record<string, string>> = {
  BAD_REQUEST: 'invalid_request',
  INVALID_CLIENT: 'invalid_client',
  UNAUTHORIZED: 'invalid_token',
  FORBIDDEN: 'access_denied',
  NOT_FOUND: 'not_found',
};

const errorOf = (code: ResultCode, action: string): { error?: string } =>
  results[code].error === undefined ? { error: errors[action] ?? 'server_error' } : {};

/** Redirects the error to the redirect URI of this request, with its `state`. */
async function redirected(refused: Refused, failure: Failure, action: 'LOCATION' | 'FORM') {
  const { service, settings } = refused;
  const { client, redirectUri, state, responseMode } = await targetOf(refused);
  const carrier = carrierFor(action, responseMode);
  const target = { redirectUri, state, responseMode: { carrier, jwt: responseMode.jwt } };
  return redirectError({ service, settings, client }, target, failure);
}

const carrierFor = (action: 'LOCATION' | 'FORM', { carrier }: ResponseMode): ResponseMode['carrier'] => {
  if (action === 'FORM') return 'form_post';
  return carrier === 'form_post' ? 'query' : carrier;
};

interface Target {
  readonly client: ClientRecord;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly responseMode: ResponseMode;
}

async function targetOf({ call, service, settings, facts }: Refused): Promise<Target> {
  const ticket = facts.ticket === undefined ? undefined : await service.find('ticket', facts.ticket);
  const names = ticket ? [String(ticket.request.clientId)] : facts.clients;
  const { record: client } = await clientOfCall(call, service, names);
  if (ticket !== undefined) return { client, ...ticket.request, state: ticket.request.state };

  const outer = new Parameters(new URLSearchParams(facts.parameters).toString());
  const context = { engine: call.engine, service, settings, client };
  // Parameters may come from a request object or a pushed request, if that can be read.
  const { parameters } = await resolveRequest(context, outer).catch(() => ({ parameters: outer }));
  const mode = parameters.text('response_mode') ?? '';
  const fragment = /token/.test(parameters.text('response_type') ?? '') || mode.startsWith('fragment');
  return {
    client,
    redirectUri: registered(client, parameters.text('redirect_uri')),
    state: parameters.get('state'),
    responseMode: {
      carrier: mode.startsWith('form_post') ? 'form_post' : fragment ? 'fragment' : 'query',
      jwt: mode.endsWith('jwt') && client.authorizationSignAlg !== undefined,
    },
  };
}

/** Redirects only to registered URIs (RFC 6749, section 3.1.2.4). */
function registered({ redirectUris = [] }: ClientRecord, requested: string | undefined): string {
  const known = requested !== undefined && redirectUris.includes(requested) ? requested : redirectUris[0];
  return known ?? requested ?? 'https://client.example.com/callback';
}

/** Returns the values for the placeholders in a result code's message. */
function messageParameters({ service, facts }: Refused, code: ResultCode, action: string): MessageParameters {
  const [client = 'unknown'] = facts.clients;
  const known: MessageParameters = {
    serviceId: service.id,
    client,
    clientId: client,
    redirectUri: facts.parameters['redirect_uri'],
    grantType: facts.parameters['grant_type'],
    scope: facts.parameters['scope'],
    alg: 'RS256',
    outcome: `A stub responds with ${action}`,
  };
  const names = [...results[code].message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, known[name] ?? facts.parameters[name] ?? 'unknown']));
}
