import { requireHsm } from '../../hsk/gate.js';
import { createHsk, hskParameters, hskView } from '../../hsk/hsk.js';
import { requestedKey } from '../../hsk/read-request.js';
import { operation, result } from '../../operation.js';

const id = 'hsk_create_api';

/** POST /hsk/create: generates a key. */
export default operation(id, async (call) => {
  requireHsm(call, 'A266201');
  const record = await createHsk(call.engine, call.service, requestedKey(call.body));
  return result(id, 'A266001', { hsk: hskView(record) }, { message: hskParameters(record) });
});
