import { facts } from '../../../../operation.js';

/** POST /auth/authorization/ticket/update */
export default facts('updateAuthorizationTicket', {
  permission: 'use_service',
  refusal: 'none',
  actions: { OK: { members: ['info'] } },
});
