import { rows } from './row.js';

/** `/backchannel/logout/token`. A518001 is published as a code of success too. */
export const logoutToken = rows(
  { backchannel_logout_token_api: 'OK' },
  { A504001: [undefined, 'A logout token for the client {client} was created.'] },
);
