import { IdpError } from '../../idp/idp-error.js';
import { mustBeOfOrganization, mustHave } from '../../idp/organization.js';
import { operation, plain } from '../../operation.js';

/** POST /api/service/remove of the identity provider: deletes the service with its state. */
export default operation('service_remove_idp_api', async ({ engine, body }) => {
  mustHave(body, 'apiServerId', 'organizationId', 'serviceId');
  mustBeOfOrganization(engine, body.organizationId);
  const service = await engine.find(String(body.serviceId));
  if (service === undefined)
    throw new IdpError(400, { error: `The organization has no service ${body.serviceId}.` });
  await engine.deleteService(service);
  return plain(204);
});
