import { check } from '../check.js';

const isWellFormed = (code: unknown): boolean => typeof code === 'string' && /^A\d{6}$/.test(code);

export default check({
  id: 'result-code-form',
  severity: 'error',
  about: 'A result code is the letter A followed by six digits.',
  why: 'Logs and support staff refer to result codes, and a malformed one cannot be looked up.',
  concerns: ({ resultCode }) => !isWellFormed(resultCode),
  run({ answer }) {
    const code = answer?.['resultCode'];
    if (code === undefined || code === null || isWellFormed(code)) return undefined;
    return {
      message: 'The result code is malformed.',
      pointer: '/response/resultCode',
      expected: 'A followed by six digits',
      got: JSON.stringify(code),
    };
  },
});
