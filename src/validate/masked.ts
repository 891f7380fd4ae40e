import { masked } from '../mock/mask.js';
import { onlyReference } from '../redaction/placeholder.js';

/** Whether a value was masked: `***` in a journal, `{{accessToken:1}}` in a recording. */
export const isMasked = (text: string): boolean => text === masked || onlyReference(text) !== undefined;
