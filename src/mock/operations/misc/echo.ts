import { operation, plain } from '../../operation.js';

/** GET /misc/echo: returns the query parameters. */
export default operation('misc_echo_api', async ({ search }) =>
  plain(200, Object.fromEntries(new URLSearchParams(search))),
);
