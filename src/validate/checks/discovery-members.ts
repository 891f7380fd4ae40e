import { isArray } from '../../spec/json.js';
import { check } from '../check.js';

/** RFC 8414, section 2. */
const ofOAuth = ['issuer', 'response_types_supported'];
/** OpenID Connect Discovery 1.0, section 3. */
const ofOpenId = [
  'authorization_endpoint',
  'jwks_uri',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
];

export default check({
  id: 'discovery-members',
  severity: 'warning',
  about:
    'The discovery document has the members that RFC 8414, section 2, requires, and with the scope openid those of OpenID Connect Discovery 1.0, section 3.',
  why: 'Clients that configure themselves from the document cannot use the server.',
  operations: new Set(['service_configuration_api', 'service_configuration_api_post']),
  concerns: ({ hasAnswer, isPartial, isAnswered }) => hasAnswer && !isPartial && isAnswered,
  run({ answer = {}, sent, exchange }) {
    // `pretty` and `patch` do not change which members there are, but a patch of the request may remove some.
    if (sent?.['patch'] !== undefined || /[?&]patch=/.test(exchange.target)) return undefined;
    const scopes = answer['scopes_supported'];
    const isOpenId = isArray(scopes) && scopes.includes('openid');
    const required = isOpenId ? [...ofOAuth, ...ofOpenId] : ofOAuth;
    return required
      .filter((name) => (answer[name] ?? '') === '')
      .map((name) => ({
        message: `The discovery document must have ${name}.`,
        pointer: `/response/${name}`,
        expected: name,
        got: 'none',
      }));
  },
});
