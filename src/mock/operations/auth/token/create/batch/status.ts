import { ApiError } from '../../../../../api-error.js';
import { operation, result } from '../../../../../operation.js';

const id = 'auth_token_create_batch_status_api';

/** GET /auth/token/create/batch/status/{tokenBatchRequestId} */
export default operation(id, async ({ service, path }) => {
  const batch = await service.find('tokenBatch', path.tokenBatchRequestId);
  if (batch === undefined) throw new ApiError('A481302');
  return result(id, 'A447001', { status: { batchKind: 'CREATE', ...batch } });
});
