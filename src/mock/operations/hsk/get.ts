import { refuse } from '../../failure.js';
import { requireHsm } from '../../hsk/gate.js';
import { hskParameters, hskView } from '../../hsk/hsk.js';
import { operation, result } from '../../operation.js';

const id = 'hsk_get_api';

/** GET /hsk/get/{handle} */
export default operation(id, async (call) => {
  requireHsm(call, 'A268201');
  const { service, path } = call;
  const { handle } = path;
  const record = await service.find('hsk', handle);
  if (record === undefined) throw refuse('A268202', { handle });
  return result(id, 'A268001', { hsk: hskView(record) }, { message: hskParameters(record) });
});
