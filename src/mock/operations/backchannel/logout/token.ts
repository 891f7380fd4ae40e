import type { ClientRecord } from '../../../../domain/records.js';
import { findClient } from '../../../clients/find-client.js';
import { callerError } from '../../../failure.js';
import { signJwt } from '../../../jose/sign.js';
import { idTokenAlgorithm } from '../../../oauth/id-token-algorithm.js';
import { subjectFor } from '../../../oauth/subject.js';
import { type Call, operation, result } from '../../../operation.js';

const id = 'backchannel_logout_token_api';

/** Lifetime in seconds. OpenID Connect Back-Channel Logout 1.0, section 2.4, recommends at most two minutes. */
const life = 120;

/** POST /backchannel/logout/token (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  const client = await clientOf(call);
  const { subject, sessionId } = body;
  const iat = service.clock.seconds();
  const logoutToken = await signJwt(call, client, {
    alg: signingAlgorithm(client),
    keyId: settings.idTokenSignatureKeyId,
    header: { typ: 'logout+jwt' },
    payload: {
      iss: settings.issuer,
      sub: subject ? subjectFor(client, subject, String(service.id)) : undefined,
      aud: [String(client.clientId)],
      iat,
      exp: iat + life,
      jti: service.identifier(),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      sid: sessionId || undefined,
    },
  });
  const { backchannelLogoutUri } = client;
  return result(
    id,
    'A504001',
    { logoutToken, backchannelLogoutUri },
    { message: { client: client.clientId } },
  );
});

async function clientOf({ service, body }: Call<typeof id>): Promise<ClientRecord> {
  const { clientIdentifier, subject, sessionId } = body;
  if (!clientIdentifier)
    throw callerError('The call has no clientIdentifier.', 'The member clientIdentifier.');
  // Section 2.4: a logout token needs a sub, a sid, or both.
  if (!subject && !sessionId)
    throw callerError(
      'The call has neither a subject nor a sessionId.',
      'The member subject, sessionId, or both.',
    );
  const client = (await findClient(service, clientIdentifier))?.client;
  if (client === undefined)
    throw callerError(
      `There is no client ${clientIdentifier}.`,
      'The ID or the alias of a client of the service.',
    );
  if (!client.backchannelLogoutUri)
    throw callerError('The client has no backchannelLogoutUri.', 'A backchannelLogoutUri of the client.');
  if (client.backchannelLogoutSessionRequired && !sessionId)
    throw callerError(
      'The client requires a session, but the call has no sessionId.',
      'The member sessionId: backchannelLogoutSessionRequired is true in the client.',
    );
  return client;
}

/** Section 2.4: the algorithm of the client's ID tokens, but never none. */
function signingAlgorithm(client: ClientRecord): string {
  const alg = idTokenAlgorithm(client);
  return alg === 'NONE' ? 'RS256' : alg;
}
