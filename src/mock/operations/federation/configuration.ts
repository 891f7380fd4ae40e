import { Failure } from '../../failure.js';
import { entityConfiguration } from '../../federation/entity-configuration.js';
import { mustBeInFederation } from '../../federation/gate.js';
import { operation, result } from '../../operation.js';

const id = 'federation_configuration_api';

/** POST /federation/configuration: returns the content of the service's /.well-known/openid-federation. */
export default operation(id, async ({ service, settings, body }) => {
  mustBeInFederation(settings);
  if (!settings.federationJwks) throw new Failure('A316201');
  const responseContent = await entityConfiguration({ service, settings }, body.entityTypes);
  const message = { outcome: 'The entity configuration was signed.' };
  return result(id, 'A000000', { responseContent }, { action: 'OK', message });
});
