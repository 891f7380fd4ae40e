import { createHsk } from '../../../mock/hsk/hsk.js';
import { requestedKey } from '../../../mock/hsk/read-request.js';
import type { Trial } from '../trial.js';
import type { Earned } from './earn.js';

const request = { kty: 'EC', use: 'sig', alg: 'ES256' };

/** Returns a key with the handle that the call names. */
async function keyOfCall({ call, branch: { service } }: Trial): Promise<object> {
  const { handle } = call.path;
  const known = handle === undefined || (await service.find('hsk', handle)) !== undefined;
  if (!known) await createHsk(call.engine, service, requestedKey(request), handle);
  return {};
}

/** `/hsk/…` */
export const hsk: Earned = {
  hsk_create_api: { SUCCESS: async () => request },
  hsk_get_api: { SUCCESS: keyOfCall },
  hsk_get_list_api: { SUCCESS: keyOfCall },
  hsk_delete_api: {
    SUCCESS: (trial) => {
      // Only status 200 has this action.
      trial.branch.service.quirks.keyDeletion = 200;
      return keyOfCall(trial);
    },
  },
  hsk_delete_api_get: { SUCCESS: keyOfCall },
};
