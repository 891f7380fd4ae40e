import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-client',
  about:
    'A ticket, code or token belongs to one client from the request to its introspection (RFC 6749, sections 4.1.3 and 6).',
  why: 'Otherwise one client can use what was issued to another one.',
  properties: ['client'],
});
