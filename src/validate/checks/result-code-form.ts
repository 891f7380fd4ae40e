import { check } from '../check.js';

export default check({
  id: 'result-code-form',
  severity: 'error',
  about: 'A result code is the letter A and six digits.',
  why: 'Logs and support speak of result codes; one of another form cannot be looked up.',
  *run({ answer }) {
    const code = answer?.['resultCode'];
    if (code === undefined || code === null || (typeof code === 'string' && /^A\d{6}$/.test(code))) return;
    yield {
      message: 'The result code does not have the form of one.',
      pointer: '/response/resultCode',
      expected: 'A and six digits',
      got: JSON.stringify(code),
    };
  },
});
