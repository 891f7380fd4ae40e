import { rows } from './row.js';

/** `/nativesso` and `/nativesso/logout`. */
export const nativeSsoResults = {
  ...rows(
    { native_sso_api: 'OK' },
    { A501001: [undefined, 'The token response for native SSO was made.', 'live'] },
  ),
  ...rows(
    { native_sso_logout_api: 'OK' },
    { A503001: [undefined, '{count} records of tokens of the session were deleted.'] },
  ),
};
