import { check } from '../check.js';

export default check({
  id: 'content-type',
  severity: 'error',
  about: 'The contract lists the Content-Type of the response for its status.',
  why: 'A client that expects JSON fails on anything else, often far from the cause.',
  run({ exchange, operation }) {
    const { responseHeaders, response, status } = exchange;
    if (responseHeaders === undefined || response.kind === 'none') return undefined;
    const { mediaTypes = [] } = operation.responses.get(String(status)) ?? {};
    const got = responseHeaders['content-type'] ?? '';
    if (mediaTypes.length === 0 || mediaTypes.includes(got)) return undefined;
    const [mediaType = ''] = got.split(';');
    if (mediaTypes.includes(mediaType.trim().toLowerCase())) return undefined;
    return {
      message: 'The Content-Type of the response is not documented.',
      pointer: '/response/headers/content-type',
      expected: mediaTypes.join(', '),
      got: got || 'none',
    };
  },
});
