import { obligations } from '../declare.js';
import { failures, keysChanged, neverMissing } from '../hsk.js';

/** POST /hsk/create */
export default obligations('hsk_create_api', undefined, {
  ...failures,
  NOT_FOUND: neverMissing,
  SUCCESS: keysChanged,
});
