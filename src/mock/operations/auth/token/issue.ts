import type { TokenTicket } from '../../../../domain/grants.js';
import type { ClientRecord } from '../../../../domain/records.js';
import { Failure, refuse } from '../../../failure.js';
import { present } from '../../../oauth/authorization-request.js';
import { areTooLarge, extraPropertiesLimit, mergeExtraProperties } from '../../../oauth/extra-properties.js';
import { subjectFailure } from '../../../oauth/subject-form.js';
import { type Call, operation, result } from '../../../operation.js';
import { requireAccessTokenKey } from '../../../tokens/access-token-jwt.js';
import { issueTokens } from '../../../tokens/issue-tokens.js';
import {
  type IssuedTokens,
  lifetime,
  refreshLifetime,
  tokenResponse,
} from '../../../tokens/token-response.js';
import { presentedTokenTicket } from '../../../tokens/token-ticket.js';
import { undefinedIfEmpty } from '../../../undefined-if-empty.js';
import { federationEntity, metadataDocument } from '../../../views/client-identifiers.js';

const id = 'auth_token_issue_api';
type IssueCall = Call<typeof id>;

const ticketCodes = { none: 'A055201', unknown: 'A055202', expired: 'A055301' } as const;
const subjectCodes = { none: 'A111201', tooLong: 'A111202', notAscii: 'A111203' } as const;

/** POST /auth/token/issue: completes a password grant once the user is authenticated. */
export default operation(id, async (call) => {
  const { service, body } = call;
  const ticket = await presentedTokenTicket(service, body.ticket, ticketCodes);
  const failure = subjectFailure(body.subject, subjectCodes);
  if (failure !== undefined) throw failure;
  const properties = mergeExtraProperties(body.properties);
  if (areTooLarge(properties)) throw refuse('A061201', { limit: extraPropertiesLimit });
  const client = await service.find('client', String(ticket.clientId));
  if (client === undefined) throw new Failure('A061103');
  await requireKey(call, client);

  const { clientId, clientIdAliasUsed, scopes, clientAuthMethod, constraint } = ticket;
  const { subject, jwtAtClaims } = body;
  const issued = await issueTokens(call, client, {
    authorization: {
      clientId,
      clientIdAliasUsed,
      scopes,
      ...present({ subject, jwtAtClaims, metadataDocumentUsed: ticket.metadataDocumentUsed }),
      ...(properties.length > 0 && { properties }),
    },
    spending: {
      changes: (batch) => batch.delete('tokenTicket', ticket.value, 'present'),
      lost: new Failure('A061301'),
    },
    grantType: 'PASSWORD',
    clientAuthMethod,
    constraint,
    accessToken: body.accessToken,
    accessTokenDuration: body.accessTokenDuration,
    refreshTokenDuration: body.refreshTokenDuration,
  });
  return answer(call, client, ticket, issued);
});

async function requireKey(call: IssueCall, client: ClientRecord): Promise<void> {
  try {
    await requireAccessTokenKey(call, client);
  } catch (problem) {
    throw problem instanceof Failure ? new Failure('A061202') : problem;
  }
}

function answer(
  { settings }: IssueCall,
  client: ClientRecord,
  { clientIdAliasUsed }: TokenTicket,
  issued: IssuedTokens,
) {
  const { record, accessToken, jwtAccessToken, refreshToken } = issued;
  return result(id, 'A054001', {
    responseContent: tokenResponse(settings, issued),
    accessToken,
    jwtAccessToken,
    accessTokenExpiresAt: record.accessTokenExpiresAt,
    accessTokenDuration: lifetime(issued),
    refreshToken,
    refreshTokenExpiresAt: record.refreshTokenExpiresAt,
    refreshTokenDuration: refreshLifetime(issued),
    refreshTokenScopes: undefinedIfEmpty(record.refreshTokenScopes),
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed,
    ...federationEntity(client),
    ...metadataDocument(record, client),
    subject: record.subject,
    scopes: undefinedIfEmpty(record.scopes),
    properties: undefinedIfEmpty(record.properties),
    serviceAttributes: settings.attributes,
    clientAttributes: client.attributes,
  });
}
