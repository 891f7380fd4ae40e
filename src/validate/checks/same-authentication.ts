import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-authentication',
  about:
    'acr and auth_time of a token are those that the server has reported (OpenID Connect Core, section 2).',
  why: 'A client that requires a strong or recent login accepts a weak or old one.',
  properties: ['acr', 'authTime'],
});
