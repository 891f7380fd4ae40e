import { masked } from '../mock/mask.js';
import { referencesIn } from '../redaction/placeholder.js';

/** Whether a value was masked or contains a placeholder, so that its original form is unknown. */
export const isHidden = (value: unknown): boolean =>
  typeof value === 'string' && (value === masked || referencesIn(value).length > 0);
