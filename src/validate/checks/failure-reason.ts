import { isGrant } from '../../facts/lookup.js';
import { errorsByReason } from '../../facts/reasons.js';
import { check } from '../check.js';

/** The ticket was accepted, so the error is about the reason. */
const reported = /^A(0603|185)/;

export default check({
  id: 'failure-reason',
  severity: 'error',
  about:
    'A fail operation gives the client the error for its reason: access_denied for DENIED (RFC 6749, section 4.1.2.1), login_required for NOT_LOGGED_IN (OpenID Connect Core, section 3.1.2.6).',
  why: 'The client shows the wrong message, or sends the user to a login that was not asked for.',
  operations: new Set(Object.keys(errorsByReason)),
  concerns: ({ operation, action = '', resultCode = '', isAnswered }) =>
    isAnswered && reported.test(resultCode) && !isGrant(operation.operationId, action),
  run({ operation, sent, action, contentValues }) {
    const expected = errorsByReason[operation.operationId]?.[String(sent?.['reason'])];
    const got = contentValues?.get('error');
    if (expected === undefined || got === undefined || got === expected) return undefined;
    // The service itself has failed.
    if (action === 'INTERNAL_SERVER_ERROR' && got === 'server_error') return undefined;
    return {
      message: `The client gets ${got} for the reason ${sent?.['reason']}.`,
      pointer: '/response/responseContent',
      expected,
      got,
    };
  },
});
