import { mustBeOfOrganization, mustHave } from '../idp/organization.js';
import { operation, plain } from '../operation.js';
import { createService, writableService } from '../services/create-service.js';
import { newServiceView } from '../views/service.js';

/** POST /api/service of the identity provider: used by consoles and Terraform to create services. */
export default operation('service_create_idp_api', async ({ engine, body }) => {
  mustHave(body, 'apiServerId', 'organizationId');
  mustBeOfOrganization(engine, body.organizationId);
  const service = await createService(engine, writableService(body.service ?? {}));
  return plain(200, await newServiceView(service));
});
