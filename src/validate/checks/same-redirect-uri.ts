import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-redirect-uri',
  about:
    'The authorization response goes to the redirect URI of the request, and a code is redeemed only with that redirect URI (RFC 6749, sections 4.1.2 and 4.1.3).',
  why: 'Codes and tokens go to a page that did not ask for them.',
  properties: ['redirectUri', 'redirectBase'],
});
