import { masked } from '../mock/mask.js';
import { onlyReference, referencesIn } from '../redaction/placeholder.js';

/** Whether a value was masked: `***` in a journal, `{{accessToken:1}}` in a recording. */
export const isMasked = (text: string): boolean => text === masked || onlyReference(text) !== undefined;

/** Whether a value was masked or contains a placeholder, so that its original form is unknown. */
export const isHidden = (value: unknown): boolean =>
  typeof value === 'string' && (value === masked || (value.includes('{{') && referencesIn(value).length > 0));
