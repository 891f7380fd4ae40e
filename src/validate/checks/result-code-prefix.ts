import { check } from '../check.js';

/** Messages that the service sends without their code as a prefix. */
const bare = new Set(['A312001', 'A447001']);

export default check({
  id: 'result-code-prefix',
  severity: 'error',
  about: 'resultMessage begins with the result code in brackets, except for A312001 and A447001.',
  why: 'A log that contains only the message still shows the code.',
  concerns: ({ resultCode }) => resultCode !== undefined,
  run({ answer, resultCode = '' }) {
    const message = answer?.['resultMessage'];
    if (typeof message !== 'string') return undefined;
    const said = /^\[(A\d+)\]/.exec(message)?.[1];
    if (said === resultCode || (said === undefined && bare.has(resultCode))) return undefined;
    return {
      message: 'resultMessage does not begin with the result code.',
      pointer: '/response/resultMessage',
      expected: `[${resultCode}] …`,
      got: message.slice(0, 40),
    };
  },
});
