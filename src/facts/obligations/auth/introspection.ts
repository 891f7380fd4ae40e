import { content, dpopNonce } from '../common.js';
import { must, obligations, should } from '../declare.js';
import { call, challenge, own } from '../obligation.js';
import { challenged, exampleOnly } from '../resource.js';

const nonce = dpopNonce('resource');

/** POST /auth/introspection, called by a resource that needs an access token. */
export default obligations('auth_introspection_api', 'resource', {
  INTERNAL_SERVER_ERROR: [
    challenged(
      should,
      500,
      ['reference implementation'],
      'Another error is allowed, but never the resource.',
    ),
    nonce,
  ],
  BAD_REQUEST: [
    challenged(
      should,
      [400, 401],
      ['RFC 6750 3.1'],
      'The request has no token. Authlete answers 400; RFC 6750 has 401 and a challenge without an error.',
    ),
    nonce,
  ],
  UNAUTHORIZED: [
    challenged(
      must,
      401,
      ['RFC 6750 3', 'RFC 9110 15.5.2'],
      'The scheme is DPoP for a bound token. For other token types the resource writes its own challenge.',
    ),
    exampleOnly,
    nonce,
  ],
  FORBIDDEN: [
    challenged(
      should,
      403,
      ['RFC 6750 3.1'],
      "Authlete's text says 400 and its example 403; RFC 6750 says 403.",
    ),
    should({
      when: 'step-up-needed',
      status: 401,
      headers: challenge(content),
      sources: ['RFC 9470 3', 'observed'],
      note: 'Authlete says FORBIDDEN, where RFC 9470 has 401.',
    }),
    nonce,
  ],
  OK: [
    must({
      body: 'own',
      sources: ['RFC 6750 2', 'Authlete'],
      note: 'responseContent is a challenge for later complaints about the request, neither error nor body.',
    }),
    must({
      id: 'access-decided',
      rule: 'The resource decides on subject, client, scopes, audience and details that it did not pass in the call.',
      probe: 'token-for-another-resource',
      sources: ['RFC 6750 5.2', 'RFC 9068 4'],
      note: 'OK alone only says that the token is alive.',
    }),
    must({
      when: 'credential-endpoint',
      at: 'credential',
      calls: [call('vci_single_parse_api'), call('vci_batch_parse_api'), call('vci_deferred_parse_api')],
      sources: ['Authlete'],
      note: 'This call comes first, because the others check neither certificate nor DPoP proof.',
    }),
    must({
      when: 'response-signing',
      headers: { signature: own, 'signature-input': own },
      sources: ['RFC 9421 4', 'Authlete'],
    }),
    nonce,
  ],
});
