import { ApiError } from '../../api-error.js';
import { operation, plain } from '../../operation.js';
import { updateService, writableService } from '../../services/create-service.js';
import { serviceViewFor } from '../../views/service.js';

/** POST /service/update: replaces the whole service. Omitted properties return to their defaults. */
export default operation('service_update_api', async ({ caller, engine, service, body }) => {
  const settings = await updateService(engine, service, writableService(body));
  if (settings === undefined) throw new ApiError('A458203', { serviceId: service.id });
  return plain(200, await serviceViewFor(caller, { service, settings }));
});
