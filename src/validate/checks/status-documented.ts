import { check } from '../check.js';

export default check({
  id: 'status-documented',
  severity: 'error',
  about: 'The HTTP status is one that the contract has for the operation.',
  why: 'A client that branches on the status meets one that nobody told it of.',
  *run({ exchange, operation }) {
    const { status } = exchange;
    if (operation.responses.has(String(status)) || operation.responses.has('default')) return;
    yield {
      message: `The status ${status} is not documented.`,
      pointer: '/status',
      expected: [...operation.responses.keys()].join(', '),
      got: String(status),
    };
  },
});
