import { operation, plain } from '../../operation.js';

/** GET /misc/echo: the query parameters, whatever their names. */
export default operation('misc_echo_api', async ({ search }) =>
  plain(200, Object.fromEntries(new URLSearchParams(search))),
);
