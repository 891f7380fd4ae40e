import type { FoundClient } from '../../../domain/found-client.js';
import type { TokenRecord } from '../../../domain/grants.js';
import { authenticateClient } from '../../clients/identify.js';
import { mustBeUnlocked } from '../../clients/locked-client.js';
import { Failure, refuse } from '../../failure.js';
import type { IdentificationCodes } from '../../oauth/identification-codes.js';
import { Parameters } from '../../oauth/parameters.js';
import { type Call, operation, result } from '../../operation.js';
import { deleteToken, findByAccessToken, findByRefreshToken } from '../../tokens/token-records.js';

const id = 'auth_revocation_api';

const identificationCodes: IdentificationCodes = {
  none: 'A114301',
  empty: 'A114302',
  repeated: 'A114303',
  conflicting: 'A114312',
  unknown: 'A114304',
  unknownAlias: 'A114314',
  locked: 'A114307',
};

/** POST /auth/revocation */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  if (body.parameters === undefined) throw new Failure('A113201');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A113301');
  const client = await sender(call, parameters);
  const token = presentedToken(parameters);

  const record =
    (await findByAccessToken(service, token, settings)) ?? (await findByRefreshToken(service, token));
  if (client === undefined) await checkAnonymous(call, record);
  else if (record !== undefined && record.clientId !== client.client.clientId) {
    throw refuse('A116301', { client: client.client.clientId });
  }
  // RFC 7009, section 2.2: revoking an unknown token succeeds.
  if (record !== undefined) await deleteToken(service, record);
  const callback = parameters.text('callback');
  return result(id, 'A113001', { responseContent: callback && `${callback}();` });
});

/** Resolves to the client that sends the request; `undefined` if the request does not name one. */
async function sender(
  { engine, service, settings, body }: Call<typeof id>,
  parameters: Parameters,
): Promise<FoundClient | undefined> {
  const context = { engine, service, settings, endpoint: settings.revocationEndpoint };
  try {
    return await authenticateClient(context, { ...body, parameters }, identificationCodes);
  } catch (problem) {
    if (problem instanceof Failure && problem.code === identificationCodes.none) return undefined;
    throw problem;
  }
}

function presentedToken(parameters: Parameters): string {
  const token = parameters.get('token');
  if (token === undefined) throw new Failure('A115301');
  if (token === '') throw new Failure('A115302');
  if (parameters.isRepeated('token')) throw new Failure('A115303');
  return token;
}

/** For requests without a client: the token's client must be allowed to omit its ID. */
async function checkAnonymous({ service, settings }: Call<typeof id>, record: TokenRecord | undefined) {
  const owner = record && (await service.find('client', String(record.clientId)));
  if (owner !== undefined) mustBeUnlocked(service, owner, new Failure('A116304'));
  if (owner?.clientType === 'CONFIDENTIAL') throw new Failure('A116302');
  if (!settings.missingClientIdAllowed) throw new Failure(identificationCodes.none);
}
