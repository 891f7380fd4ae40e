import { obligations } from '../declare.js';
import { failures, keysChanged } from '../hsk.js';

/** DELETE /hsk/delete. The document lists 204 with a schema, so an empty 204 is a success. */
export default obligations('hsk_delete_api', undefined, { ...failures, SUCCESS: keysChanged });
