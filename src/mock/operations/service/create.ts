import { operation, plain } from '../../operation.js';
import { createService, writableService } from '../../services/create-service.js';
import { serviceView } from '../../views/service.js';

/** POST /service/create */
export default operation('service_create_api', 'none', async ({ engine, body }) => {
  const service = await createService(engine, writableService(body));
  const settings = await service.settings();
  if (settings === undefined) throw new Error('A service was deleted while it was created.');
  const { apiSecret } = settings;
  return plain(201, { ...(await serviceView(service, settings)), apiSecret });
});
