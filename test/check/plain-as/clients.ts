import { same } from './accounts.js';
import { type Answer, noStore, ownError, Refusal, relay } from './answers.js';
import { basicOf, decoded, fromClient, isOfType, proofOf, tokenOf } from './asked.js';
import type { Exchange } from './exchange.js';

/** The pushed authorization request endpoint (RFC 9126). */
export async function pushed(exchange: Exchange): Promise<Answer> {
  const request = { ...fromClient(exchange), ...proofOf(exchange) };
  return relay(exchange, 'pushed_auth_req_api', await exchange.call('pushed_auth_req_api', request));
}

/** The revocation endpoint (RFC 7009). */
export async function revocation(exchange: Exchange): Promise<Answer> {
  try {
    const answer = await exchange.call('auth_revocation_api', fromClient(exchange));
    return relay(exchange, 'auth_revocation_api', answer);
  } catch (error) {
    if (error instanceof Refusal || !exchange.wrong('revocation-succeeds-offline')) throw error;
    return { status: 200, headers: noStore };
  }
}

/** The introspection endpoint (RFC 7662). Authlete does not know the resource servers. */
export async function introspection(exchange: Exchange): Promise<Answer> {
  const { clientId = '', clientSecret = '' } = basicOf(exchange);
  const secret = exchange.shared.resourceServers.get(clientId);
  const open = exchange.wrong('introspection-open') && clientId !== '';
  if (!open && (secret === undefined || !same(secret, clientSecret))) return ownError(401, 'invalid_client');
  const { accept } = exchange.request.headers;
  const answer = await exchange.call('auth_introspection_standard_api', {
    parameters: exchange.parameters,
    // Authlete returns a JWT for the resource server if it accepts one (RFC 9701, section 4).
    ...(accept !== undefined && { httpAcceptHeader: accept, rsUri: `${exchange.shared.url}/rs/${clientId}` }),
  });
  return relay(exchange, 'auth_introspection_standard_api', answer);
}

/** The keys of the service, which may be hosted elsewhere. */
export async function jwks({ shared }: Exchange): Promise<Answer> {
  const { status, location, text } = await shared.authlete.jwks();
  if (location !== undefined && status === 302) return { status, headers: { Location: location } };
  const headers = { 'Cache-Control': 'max-age=300', 'Content-Type': 'application/json' };
  return status === 204 ? { status, headers: {} } : { status: 200, headers, body: text };
}

const jsonOf = (exchange: Exchange): string => {
  if (isOfType(exchange, 'application/json')) return exchange.body;
  throw new Refusal({ status: 415, headers: { ...noStore, Accept: 'application/json' } });
};

/** The client registration endpoint (RFC 7591). */
export async function register(exchange: Exchange): Promise<Answer> {
  const { initialAccessToken } = exchange.shared;
  if (initialAccessToken !== undefined && !same(tokenOf(exchange), initialAccessToken))
    return ownError(401, 'invalid_token', 'Bearer error="invalid_token"');
  const answer = await exchange.call('client_registration_api', { json: jsonOf(exchange) });
  return relay(exchange, 'client_registration_api', answer);
}

/** The client configuration endpoint (RFC 7592). */
export async function registration(exchange: Exchange): Promise<Answer> {
  const given = { clientId: decoded(exchange.id), token: tokenOf(exchange) };
  switch (exchange.request.method) {
    case 'PUT': {
      const request = { ...given, json: jsonOf(exchange) };
      const answer = await exchange.call('client_registration_update_api', request);
      return relay(exchange, 'client_registration_update_api', answer);
    }
    case 'DELETE': {
      const answer = await exchange.call('client_registration_delete_api', given);
      return relay(exchange, 'client_registration_delete_api', answer);
    }
    default: {
      const answer = await exchange.call('client_registration_get_api', given);
      return relay(exchange, 'client_registration_get_api', answer);
    }
  }
}
