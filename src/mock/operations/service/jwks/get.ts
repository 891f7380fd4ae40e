import { operation, plain } from '../../../operation.js';

/** GET /service/jwks/get: the JWK Set itself (RFC 7517, section 5). */
export default operation('service_jwks_get_api', 'none', async ({ service, settings, query }) => {
  if (settings.jwks === undefined) return plain(204);
  const set = service.keySet(settings.jwks);
  const keys = query.includePrivateKeys === 'true' ? set.keys : set.publicKeys();
  return { ...plain(200, { keys }), pretty: query.pretty === 'true' };
});
