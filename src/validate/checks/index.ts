import type { Check } from '../check.js';
import actionKnown from './action-known.js';
import actionMembers from './action-members.js';
import contentMembers from './content-members.js';
import contentOutcome from './content-outcome.js';
import contentType from './content-type.js';
import enumValues from './enum-values.js';
import rateLimitHeaders from './rate-limit-headers.js';
import requestScalars from './request-scalars.js';
import requestSchema from './request-schema.js';
import responseContent from './response-content.js';
import responseSchema from './response-schema.js';
import resultCodeClass from './result-code-class.js';
import resultCodeForm from './result-code-form.js';
import resultCodeKnown from './result-code-known.js';
import resultCodePrefix from './result-code-prefix.js';
import safeIntegers from './safe-integers.js';
import statusDocumented from './status-documented.js';
import statusFits from './status-fits.js';
import timeUnits from './time-units.js';
import undocumentedMembers from './undocumented-members.js';

/** The checks of single exchanges, in the order in which reports show their findings. */
export const checks: readonly Check[] = [
  statusDocumented,
  statusFits,
  contentType,
  responseSchema,
  requestSchema,
  requestScalars,
  actionKnown,
  resultCodeForm,
  resultCodePrefix,
  resultCodeClass,
  resultCodeKnown,
  actionMembers,
  responseContent,
  contentOutcome,
  contentMembers,
  enumValues,
  undocumentedMembers,
  safeIntegers,
  timeUnits,
  rateLimitHeaders,
];
