import type { TokenRecord } from '../../../../domain/grants.js';
import { ownerOf } from '../../../clients/anonymous-client.js';
import { Failure } from '../../../failure.js';
import {
  type ActiveToken,
  inactive,
  introspectionResponse,
  isMeantFor,
} from '../../../oauth/introspection-response.js';
import { Parameters } from '../../../oauth/parameters.js';
import { subjectFor } from '../../../oauth/subject.js';
import { hasExpired, isRefreshable } from '../../../oauth/token-expiry.js';
import { operation, result } from '../../../operation.js';
import type { Service } from '../../../service.js';
import type { ServiceContext } from '../../../service-context.js';
import { audienceOf } from '../../../tokens/id-token.js';
import { introspectionJwt } from '../../../tokens/introspection-jwt.js';
import { findByAccessToken, findByRefreshToken } from '../../../tokens/token-records.js';

const id = 'auth_introspection_standard_api';

/** POST /auth/introspection/standard */
export default operation(id, async (call) => {
  const { settings, body } = call;
  const token = presentedToken(body.parameters);
  const asJwt = body.httpAcceptHeader === 'application/token-introspection+jwt';
  if (asJwt && !body.rsUri) throw new Failure('A404301');

  const active = await activeToken(call, token, body.rsUri);
  const response = active
    ? introspectionResponse(active, settings, body.withHiddenProperties === true)
    : inactive;
  const responseContent = asJwt ? await introspectionJwt(call, response) : JSON.stringify(response);
  const message = { type: active?.type ?? 'null', active: String(active !== undefined) };
  return result(id, 'A145001', { responseContent }, { action: asJwt ? 'JWT' : 'OK', message });
});

/** RFC 7662, section 2.1. `token_type_hint` is ignored, because a value matches at most one token. */
function presentedToken(encoded: string | undefined): string {
  if (encoded === undefined) throw new Failure('A145201');
  const parameters = new Parameters(encoded);
  if (parameters.isEmpty) throw new Failure('A145301');
  const token = parameters.text('token');
  if (token === undefined) throw new Failure('A145302');
  return token;
}

async function activeToken(
  { service, settings }: ServiceContext,
  token: string,
  rsUri: string | undefined,
): Promise<ActiveToken | undefined> {
  const now = service.clock.now();
  const byAccessToken = await findByAccessToken(service, token, settings);
  if (byAccessToken !== undefined) {
    return hasExpired(byAccessToken, now)
      ? undefined
      : describe(service, 'access_token', byAccessToken, rsUri);
  }
  const byRefreshToken = await findByRefreshToken(service, token);
  if (byRefreshToken === undefined || !isRefreshable(byRefreshToken, now)) return undefined;
  return describe(service, 'refresh_token', byRefreshToken, rsUri);
}

/**
 * Resolves to the token's details; `undefined` if the client is deleted or locked, or the audience is another one.
 */
async function describe(
  service: Service,
  type: ActiveToken['type'],
  record: TokenRecord,
  rsUri: string | undefined,
): Promise<ActiveToken | undefined> {
  const client = await ownerOf(service, record);
  if (client === undefined || client.locked || !isMeantFor(record, rsUri)) return undefined;
  const { subject } = record;
  const sub = record.sub ?? (subject && subjectFor(client, subject, String(service.id)));
  return { type, record, clientId: audienceOf(record, client), sub };
}
