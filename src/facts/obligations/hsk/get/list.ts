import { obligations } from '../../declare.js';
import { failures, read } from '../../hsk.js';

/** GET /hsk/get/list */
export default obligations('hsk_get_list_api', undefined, {
  INVALID_REQUEST: failures.INVALID_REQUEST,
  SERVER_ERROR: failures.SERVER_ERROR,
  SUCCESS: read,
});
