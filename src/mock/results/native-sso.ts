import { rows } from './row.js';

/** `/nativesso` and `/nativesso/logout`. */
export const nativeSsoResults = {
  ...rows(
    { native_sso_api: 'OK' },
    { A501001: [undefined, 'The token response for native SSO was created.', 'live'] },
  ),
  ...rows(
    { native_sso_logout_api: 'OK' },
    { A503001: [undefined, 'Token records of the session deleted: {count}.'] },
  ),
};
