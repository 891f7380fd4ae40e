import { operation, plain } from '../../operation.js';

/** DELETE /service/delete: with its clients, its tokens and all else that is under it. */
export default operation('service_delete_api', async ({ engine, service }) => {
  await engine.deleteService(service);
  return plain(204);
});
