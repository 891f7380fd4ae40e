import type { Endpoint } from '../../facts/obligations/obligation.js';
import type { OperationId } from '../../spec/types.js';
import { freshToken } from '../fresh-token.js';
import { NotTried } from '../not-tried.js';
import { basic, form, Requests } from '../requests.js';
import { Session } from '../session.js';
import type { Probe, Probed } from './cross-cutting.js';

/** The endpoints that take a form by POST only, and the operation behind each. */
const formEndpoints: readonly (readonly [Endpoint, OperationId])[] = [
  ['token', 'auth_token_api'],
  ['par', 'pushed_auth_req_api'],
  ['revocation', 'auth_revocation_api'],
  ['introspection', 'auth_introspection_standard_api'],
  ['backchannel', 'backchannel_authentication_api'],
  ['device', 'device_authorization_api'],
];

const parameters = 'grant_type=client_credentials&token=a-token-that-the-check-made-up&scope=openid';

/** RFC 6749, section 3.2. */
const postOnly: Probe = {
  id: 'post-only',
  async run(server) {
    const found: Probed[] = [];
    for (const [endpoint, operation] of formEndpoints) {
      const url = server.endpoints[endpoint];
      if (url === undefined) continue;
      const session = new Session(server);
      const target = new URL(url);
      target.search = parameters;
      const final = await session.send(target, {
        headers: { authorization: basic(server.resourceServer ?? server.clients.basic) },
      });
      const isPassedOn = final.calls.some(({ operationId }) => operationId === operation);
      found.push({
        title: `GET ${url.pathname}`,
        exchanges: session.exchanges,
        final,
        difference: isPassedOn
          ? {
              message: 'The endpoint takes parameters from the query.',
              expected: '405',
              got: `a call of ${operation}`,
            }
          : undefined,
      });
    }
    if (found.length === 0) throw new NotTried('The check found no endpoint that takes forms.');
    return found;
  },
};

/** An empty request reaches Authlete as an empty string: null is a fault of the server. */
const emptyParameters: Probe = {
  id: 'empty-parameters',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const final = await session.send(requests.endpoint('token'), { method: 'POST', headers: form, body: '' });
    const call = final.calls.find(({ operationId }) => operationId === 'auth_token_api');
    // The server may refuse an empty request itself.
    const got = call?.request['parameters'];
    return [
      {
        title: 'an empty token request',
        exchanges: session.exchanges,
        final,
        ...(call && { call }),
        difference:
          call !== undefined && got !== ''
            ? {
                message: 'The empty parameters do not reach Authlete as an empty string.',
                expected: '""',
                got: JSON.stringify(got) ?? 'none',
              }
            : undefined,
      },
    ];
  },
};

/** RFC 6749, section 2.3: a client uses one method to authenticate. */
const oneAuthentication: Probe = {
  id: 'one-client-authentication',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const { clientId, clientSecret } = server.clients.basic;
    const final = await requests.token({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    return [
      {
        title: 'the secret is in the header and in the body',
        exchanges: session.exchanges,
        final,
        difference:
          (final.answer?.status ?? 0) < 400
            ? {
                message: 'The server accepts a client that authenticates in two ways.',
                expected: '400 invalid_request',
                got: String(final.answer?.status ?? 'no response'),
              }
            : undefined,
      },
    ];
  },
};

/** RFC 6750, section 2: a client uses one method to send its token. */
const oneToken: Probe = {
  id: 'one-access-token',
  async run(server) {
    const session = new Session(server);
    const requests = new Requests(server, session);
    const token = await freshToken(requests);
    const final = await requests.withToken('userinfo', token, {
      method: 'POST',
      headers: form,
      body: `access_token=${token}`,
    });
    return [
      {
        title: 'the access token is in the header and in the body',
        exchanges: session.exchanges,
        final,
        difference:
          (final.answer?.status ?? 0) < 400
            ? {
                message: 'The server accepts a request with two access tokens.',
                expected: '400',
                got: String(final.answer?.status ?? 'no response'),
              }
            : undefined,
      },
    ];
  },
};

export const methodProbes: readonly Probe[] = [postOnly, emptyParameters, oneAuthentication, oneToken];
