import { flowCheck } from '../flows/check.js';

export default flowCheck({
  id: 'same-subject',
  about:
    'A code and its tokens are for the subject that the server has named when it issued them (RFC 9068, section 2.2).',
  why: 'The client acts for the wrong user.',
  properties: ['subject'],
});
