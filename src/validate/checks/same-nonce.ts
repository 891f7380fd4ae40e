import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-nonce',
  about:
    'The ID token has the nonce of the request, and no nonce if the request has none (OpenID Connect Core, section 3.1.3.7).',
  why: 'The client rejects an ID token with another nonce, because an attacker may replay it.',
  properties: ['nonce'],
});
