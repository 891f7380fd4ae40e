import { obligations } from '../declare.js';
import { failures, read } from '../hsk.js';

/** GET /hsk/get */
export default obligations('hsk_get_api', undefined, { ...failures, SUCCESS: read });
