import { check } from '../check.js';

export default check({
  id: 'request-scalars',
  severity: 'warning',
  about: 'Every scalar in the request has the JSON type that the contract requires.',
  why: 'Authlete reads a number as a string and a numeric string as a number, but other servers and typed clients do not.',
  // If the API rejected the request, it may well be invalid.
  concerns: ({ status, operation }) => status < 400 && operation.requestSchema !== undefined,
  run: ({ coercedScalars }) =>
    coercedScalars.length === 0
      ? undefined
      : coercedScalars.map(({ pointer, text }) => ({
          message: `${pointer} is ${text}.`,
          pointer: `/request${pointer}`,
        })),
});
