import { operation } from '../../operation.js';

/** GET /lifecycle/healthcheck */
export default operation('lifecycle_healthcheck_api', async () => ({ status: 200, body: 'OK' }));
