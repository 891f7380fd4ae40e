import { hardwareKeys } from '../../../hsk/service-keys.js';
import { publicJwk } from '../../../jose/public-jwk.js';
import { operation, plain } from '../../../operation.js';
import { jwksOf } from '../../../services/own-keys.js';

/**
 * GET /service/jwks/get: returns the JWK Set (RFC 7517, section 5). Private parts of HSM keys are never returned.
 */
export default operation('service_jwks_get_api', async ({ service, settings, query }) => {
  const inHardware = (await hardwareKeys({ service, settings })).map(publicJwk);
  const jwks = await jwksOf({ service, settings });
  const set = jwks === undefined ? undefined : service.keySet(jwks);
  if (set === undefined && inHardware.length === 0) return plain(204);
  const inSet = query.includePrivateKeys === 'true' ? set?.keys : set?.publicKeys();
  return plain(200, { keys: [...(inSet ?? []), ...inHardware] }, { pretty: query.pretty === 'true' });
});
