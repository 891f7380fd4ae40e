import { obligations, should } from '../declare.js';

const page = (status: number | readonly number[], note: string) => [
  should({
    status,
    body: 'own',
    sources: ['Authlete', 'reference implementation'],
    note,
  }),
];

/** POST /device/complete. No source prescribes status or format. */
export default obligations('device_complete_api', 'device-verification', {
  SERVER_ERROR: page([500, 503], 'The user starts again on the device. The page never reports a success.'),
  USER_CODE_NOT_EXIST: page([200, 400, 404], 'The code is gone: the user starts again on the device.'),
  USER_CODE_EXPIRED: page([200, 400, 410], 'The code has expired: the user starts again on the device.'),
  INVALID_REQUEST: page(
    500,
    'The call is wrong, or the code is already complete. The page has a neutral text.',
  ),
  SUCCESS: page([200, 302, 303], 'Granted and denied alike. This browser gets neither token nor code.'),
});
