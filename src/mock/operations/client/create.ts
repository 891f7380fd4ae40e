import { ApiError } from '../../api-error.js';
import { createClient, mustBeCreatable, writableClient } from '../../clients/create-client.js';
import { withSupportedMetadata } from '../../clients/custom-metadata.js';
import { mustBeOfItsSector } from '../../clients/sector-identifier.js';
import { operation, plain } from '../../operation.js';

/** POST /client/create */
export default operation('client_create_api', async ({ engine, service, settings, body, caller }) => {
  // Authlete 2.x requires a developer; 3.0 does not.
  if (caller.v2 !== undefined && !body.developer) throw new ApiError('A031202', { name: 'developer' });
  const given = writableClient(settings, body);
  await mustBeOfItsSector(engine, given);
  await mustBeCreatable({ service, settings }, given);
  return plain(201, await createClient(engine, service, withSupportedMetadata(settings, given)));
});
