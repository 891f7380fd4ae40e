import type { FoundClient } from '../../../domain/found-client.js';
import type { GrantType, ServiceRecord } from '../../../domain/records.js';
import { authenticateClient } from '../../clients/identify.js';
import { unnamedClient } from '../../clients/unnamed-client.js';
import { Failure, refuse } from '../../failure.js';
import {
  type Grant,
  hasClient,
  type PresentedRequest,
  type TokenCall,
  type TokenRequest,
  withoutClient,
} from '../../grants/grant.js';
import { grantOf, grantTypes } from '../../grants/index.js';
import { senderConstraint } from '../../grants/sender-constraint.js';
import { tokenAnswer } from '../../grants/token-answer.js';
import { listed } from '../../listed.js';
import { fapiAuthenticationFailure, fapiBindingFailure, fapiGrantFailure } from '../../oauth/fapi/client.js';
import { FapiModes, supportsFapi } from '../../oauth/fapi/modes.js';
import type { IdentificationCodes } from '../../oauth/identification-codes.js';
import { Parameters } from '../../oauth/parameters.js';
import { grantableScopes } from '../../oauth/scope.js';
import { type HandlerAnswer, operation } from '../../operation.js';
import { withDpopNonce } from '../../tokens/dpop-proof.js';

const id = 'auth_token_api';

const identificationCodes: IdentificationCodes = {
  none: withoutClient,
  empty: 'A048302',
  repeated: 'A048303',
  conflicting: 'A048312',
  unknown: 'A048304',
  unknownAlias: 'A048323',
  locked: 'A048307',
  assertion: { repeated: 'A244302', malformed: 'A244303', withoutIssuer: 'A244304' },
};

/** POST /auth/token */
export default operation(id, (call) => withDpopNonce(call, answer));

async function answer(call: TokenCall): Promise<HandlerAnswer> {
  const { service, settings, body } = call;
  if (body.parameters === undefined) throw new Failure('A047201');
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A047301');
  const grantType = requestedGrantType(parameters, settings);
  const grant = grantOf(grantType);
  if (grant === undefined) throw refuse('A049305', { grantType });
  const found = await sender(call, parameters, grant);
  if (found && !found.client.grantTypes?.includes(grantType))
    throw refuse('A047302', { grantType, registered: listed(found.client.grantTypes) });

  const presented = { service, settings, parameters, body, grantType };
  const modes =
    found && supportsFapi(settings) ? await fapiModesOf({ ...found, ...presented }, grant) : undefined;
  const constraint = await senderConstraint(call, found?.client, modes?.fapi2 ?? false);
  const context = { service, settings, parameters, body, grantType, constraint };
  if (found && modes) requireFapi({ ...found, ...context }, modes);
  const request = { clientIdAliasUsed: false, ...found, ...context };
  const granted = await grant.handler(request);
  if (!('issued' in granted)) return granted;
  if (!hasClient(request)) throw new Failure(withoutClient);
  return tokenAnswer(request, granted);
}

async function fapiModesOf(request: PresentedRequest, grant: Grant): Promise<FapiModes> {
  const { settings, client } = request;
  return new FapiModes(settings, client, await scopesAtStake(request, grant));
}

/** Applies FAPI's rules for the client, its grant type and the binding of its tokens. Throws a `Failure`. */
function requireFapi(
  { settings, client, parameters, grantType, constraint }: TokenRequest,
  modes: FapiModes,
): void {
  const bound = constraint.dpopKeyThumbprint !== undefined || constraint.certificateThumbprint !== undefined;
  const failure =
    fapiAuthenticationFailure(modes, client, parameters, settings) ??
    fapiGrantFailure(modes, grantType) ??
    fapiBindingFailure(modes, bound);
  if (failure !== undefined) throw failure;
}

/** Resolves to the scopes of the presented code, refresh token or decided request, else to the requested scopes. */
async function scopesAtStake(request: PresentedRequest, grant: Grant): Promise<readonly string[]> {
  const { settings, client, parameters } = request;
  const granted = await grant.grantedScopes?.(request);
  return granted ?? grantableScopes(parameters.get('scope'), settings, client);
}

/**
 * Resolves to the client that sends the request; `undefined` if the grant type accepts requests that identify no
 * client.
 */
async function sender(
  { engine, service, settings, body }: TokenCall,
  parameters: Parameters,
  grant: Grant,
): Promise<FoundClient | undefined> {
  const codes = { ...identificationCodes, none: grant.withoutClient ?? withoutClient };
  const context = {
    engine,
    service,
    settings,
    endpoint: settings.tokenEndpoint,
    startsFlow: grant.startsFlow,
  };
  try {
    return await authenticateClient(context, { ...body, parameters }, codes);
  } catch (problem) {
    if (!(problem instanceof Failure) || problem.code !== codes.none) throw problem;
    const unnamed = await unnamedClient({ service, settings }, parameters, grant.issuedTo);
    if (unnamed !== undefined) return unnamed;
    if (grant.takesAnonymous?.(settings) !== true) throw problem;
    return grant.standIn && { client: grant.standIn, clientIdAliasUsed: false };
  }
}

/** RFC 6749, section 5.2: unsupported_grant_type. */
function requestedGrantType(parameters: Parameters, { supportedGrantTypes }: ServiceRecord): GrantType {
  const name = parameters.get('grant_type');
  if (name === undefined) throw new Failure('A049301');
  if (name === '') throw new Failure('A049302');
  if (parameters.isRepeated('grant_type')) throw new Failure('A049303');
  const grantType = grantTypes.get(name);
  if (grantType === undefined) throw refuse('A049304', { supported: listed(supportedGrantTypes) });
  if (grantType === 'IMPLICIT') throw new Failure('A049306');
  if (supportedGrantTypes !== undefined && !supportedGrantTypes.includes(grantType)) {
    throw refuse('A049305', { grantType: name, supported: listed(supportedGrantTypes) });
  }
  return grantType;
}
