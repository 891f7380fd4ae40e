import { facts } from '../../../../operation.js';

/** GET /auth/token/get/list */
export default facts('auth_token_get_list_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});
