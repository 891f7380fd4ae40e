import { requireHsm } from '../../../hsk/gate.js';
import { hsksOf, hskView } from '../../../hsk/hsk.js';
import { operation, result } from '../../../operation.js';

const id = 'hsk_get_list_api';

/** GET /hsk/get/list: lists the keys, oldest first. */
export default operation(id, async (call) => {
  requireHsm(call, 'A269201');
  const hsks = (await hsksOf(call.service)).map(hskView);
  return result(id, 'A269001', { hsks }, { message: { count: hsks.length } });
});
