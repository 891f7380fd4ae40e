import { facts } from '../../../../operation.js';

/** POST /auth/authorization/ticket/info */
export default facts('getAuthorizationTicketInfo', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
  actions: { OK: { members: ['info'] } },
});
