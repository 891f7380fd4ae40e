import { rows } from './row.js';

/** `/backchannel/logout/token`. Both codes of success are published: A518001 as well. */
export const logoutToken = rows(
  { backchannel_logout_token_api: 'OK' },
  { A504001: [undefined, 'A logout token for the client {client} was made.'] },
);
