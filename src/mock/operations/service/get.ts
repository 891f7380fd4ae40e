import { operation, plain } from '../../operation.js';
import { serviceViewFor } from '../../views/service.js';

/** GET /service/get */
export default operation('service_get_api', async ({ caller, service, settings }) =>
  plain(200, await serviceViewFor(caller, { service, settings })),
);
