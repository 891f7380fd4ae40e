import { masked } from '../mock/mask.js';
import { referencesIn } from '../redaction/placeholder.js';

/** Whether a value was masked, or has a placeholder of a recording in it: what form it had is not known any more. */
export const isHidden = (value: unknown): boolean =>
  typeof value === 'string' && (value === masked || referencesIn(value).length > 0);
