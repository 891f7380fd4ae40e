import { facts } from '../../../../../operation.js';

/** GET /auth/token/create/batch/status/{tokenBatchRequestId} */
export default facts('auth_token_create_batch_status_api', {
  permission: 'use_service',
  refusal: 'none',
  repeatable: true,
});
