import { check } from '../check.js';

export default check({
  id: 'request-scalars',
  severity: 'warning',
  about: 'Every scalar in the request has the JSON type that the contract requires.',
  why: 'Authlete reads a number as a string and a numeric string as a number, but other servers and typed clients do not.',
  *run({ exchange, coercedScalars }) {
    // If the API rejected the request, it may well be invalid.
    if (exchange.status >= 400) return;
    for (const { pointer, text } of coercedScalars())
      yield { message: `${pointer} is ${text}.`, pointer: `/request${pointer}` };
  },
});
