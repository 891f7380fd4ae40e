import { refuse } from '../../failure.js';
import { requireHsm } from '../../hsk/gate.js';
import { hskParameters, hskView } from '../../hsk/hsk.js';
import { type Call, operation, plain, type ResultAnswer, result } from '../../operation.js';

const id = 'hsk_delete_api';

/** DELETE /hsk/delete/{handle}. A response with status 204 has no body, so only failures have an action. */
export const hskDelete = operation(id, async (call) => {
  const deleted = await deletedKey(call);
  return call.service.quirks.keyDeletion === 204 ? plain(204) : deleted;
});

/** GET /hsk/delete/{handle}: the same operation, as the Java library calls it. */
export const hskDeleteByGet = operation('hsk_delete_api_get', deletedKey);

type DeletionCall = Pick<Call<typeof id>, 'engine' | 'service' | 'settings' | 'path'>;

async function deletedKey(call: DeletionCall): Promise<ResultAnswer> {
  requireHsm(call, 'A270201');
  const { service, path } = call;
  const { handle } = path;
  const record = await service.take('hsk', handle);
  if (record === undefined) throw refuse('A270202', { handle });
  return result(id, 'A270001', { hsk: hskView(record) }, { message: hskParameters(record) });
}
