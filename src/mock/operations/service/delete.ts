import { operation, plain } from '../../operation.js';

/** DELETE /service/delete: deletes the service with its clients, tokens and other state. */
export default operation('service_delete_api', async ({ engine, service }) => {
  await engine.deleteService(service);
  return plain(204);
});
