import { ApiError } from '../../../../api-error.js';
import { managedClientByIdentifier } from '../../../../clients/managed-client.js';
import { operation, plain } from '../../../../operation.js';
import { readPage } from '../../../../request/page.js';
import { countTokens, tokensOf } from '../../../../tokens/token-selection.js';
import { undefinedIfEmpty } from '../../../../undefined-if-empty.js';
import { clientSummary } from '../../../../views/limited.js';
import { tokenView } from '../../../../views/token.js';

const codes = { start: ['A159201', 'A159202'], end: ['A159203', 'A159204'] } as const;

/** GET /auth/token/get/list: lists tokens without their values, including expired ones. */
export default operation('auth_token_get_list_api', async ({ engine, caller, service, query }) => {
  const { start, end } = readPage(query, codes);
  const limit = service.quirks.largestTokenPage;
  if (end - start > limit) throw new ApiError('A159205', { limit });
  const { clientIdentifier, subject = '' } = query;
  const client = clientIdentifier
    ? await managedClientByIdentifier(engine, caller, service, clientIdentifier, { locked: true })
    : undefined;
  const selection = { clientId: client?.clientId, subject: subject || undefined };
  const tokens = end > start ? await tokensOf(service, selection, { start, end }) : [];
  return plain(200, {
    start,
    end,
    totalCount: await countTokens(service, selection),
    ...(client !== undefined && { client: clientSummary(client) }),
    ...(subject !== '' && { subject }),
    accessTokens: undefinedIfEmpty(tokens.map(({ value }) => tokenView(value))),
  });
});
