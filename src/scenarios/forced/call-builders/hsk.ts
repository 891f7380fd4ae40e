import { createHsk } from '../../../mock/hsk/hsk.js';
import { requestedKey } from '../../../mock/hsk/read-request.js';
import type { BranchClient } from '../branch-client.js';
import type { CallBuilders } from './call-builder.js';

const request = { kty: 'EC', use: 'sig', alg: 'ES256' };

/** Returns a key with the handle that the call names. */
async function keyOfCall({ call, branch: { service } }: BranchClient): Promise<object> {
  const { handle } = call.path;
  const known = handle === undefined || (await service.find('hsk', handle)) !== undefined;
  if (!known) await createHsk(call.engine, service, requestedKey(request), handle);
  return {};
}

/** `/hsk/…` */
export const hsk: CallBuilders = {
  hsk_create_api: { SUCCESS: async () => request },
  hsk_get_api: { SUCCESS: keyOfCall },
  hsk_get_list_api: { SUCCESS: keyOfCall },
  hsk_delete_api: {
    SUCCESS: (client) => {
      // Only status 200 has this action.
      client.branch.service.quirks.keyDeletion = 200;
      return keyOfCall(client);
    },
  },
  hsk_delete_api_get: { SUCCESS: keyOfCall },
};
