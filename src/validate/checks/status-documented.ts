import { outcomeCheck } from '../check.js';

export default outcomeCheck({
  id: 'status-documented',
  severity: 'error',
  about: 'The contract lists the HTTP status for the operation.',
  why: 'A client that branches on the status gets one that it does not handle.',
  run({ status, operation }) {
    if (operation.responses.has(String(status)) || operation.responses.has('default')) return undefined;
    return {
      message: `The status ${status} is not documented.`,
      pointer: '/status',
      expected: [...operation.responses.keys()].join(', '),
      got: String(status),
    };
  },
});
