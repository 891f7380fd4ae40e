import { operation, plain } from '../../operation.js';
import { createService, writableService } from '../../services/create-service.js';
import { newServiceView } from '../../views/service.js';

/** POST /service/create */
export default operation('service_create_api', async ({ engine, body }) => {
  const service = await createService(engine, writableService(body));
  return plain(201, await newServiceView(service));
});
