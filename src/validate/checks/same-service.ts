import { flowCheck } from '../flows/check.js';
import { nameOf } from '../lifecycle/check.js';

export default flowCheck({
  id: 'same-service',
  about: 'A ticket, code or token is accepted only by the service that has issued it.',
  why: 'Tokens of a test service open the production service, and the reverse.',
  seeAccepted({ kind, issuedBy }) {
    return issuedBy && `The ${nameOf(kind)} is accepted, although the service ${issuedBy} has issued it.`;
  },
});
