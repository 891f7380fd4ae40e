import type { AuthorizationRequest, ResponseMode } from '../../../domain/authorization-request.js';
import type { FoundClient } from '../../../domain/found-client.js';
import { lifeOf } from '../../../facts/life.js';
import type { Schema } from '../../../spec/types.js';
import { mustBeUnlocked } from '../../clients/locked-client.js';
import { resolveClient } from '../../clients/metadata-document.js';
import { requestedOffer } from '../../credentials/offers.js';
import { Failure, refuse } from '../../failure.js';
import { listed } from '../../listed.js';
import type { AuthorizationAttempt } from '../../oauth/attempt.js';
import { firstRefusal } from '../../oauth/authorization-checks.js';
import { authorizationDetailsObject } from '../../oauth/authorization-details.js';
import { authorizationRequest } from '../../oauth/authorization-request.js';
import { Parameters } from '../../oauth/parameters.js';
import { redirectUriOf } from '../../oauth/redirect-uri.js';
import { responseModeOf } from '../../oauth/response-mode.js';
import { responseTypeText } from '../../oauth/response-type.js';
import { dynamicScopes, lacksConsent, scopeObjects } from '../../oauth/scope.js';
import { type Call, operation, type ResultAnswer, result } from '../../operation.js';
import { redirectError } from '../../redirect-error.js';
import { jsonPart } from '../../request-object/request-object.js';
import {
  pushedRequestPrefix,
  type ResolvedRequest,
  resolveRequest,
  spendRequestUri,
} from '../../request-object/resolve.js';
import { seconds } from '../../state/clock.js';
import { grantMembers, grantOf } from '../../tokens/managed-grant.js';
import { credentialOfferInfo } from '../../views/credential-offer.js';
import { limitedClient, serviceWithoutSecrets } from '../../views/limited.js';

const id = 'auth_authorization_api';

/** POST /auth/authorization: error responses also contain the service, and the client if it is known. */
export default operation(id, async (call) => {
  const { settings, body } = call;
  const shown: Shown = { service: serviceWithoutSecrets(settings) };
  return showing(shown, async () => {
    if (body.parameters === undefined) throw new Failure('A004201');
    const outer = new Parameters(body.parameters);
    if (outer.isEmpty) throw new Failure('A004301');
    const found = await requestingClient(call, outer);
    shown.client = limitedClient(found.client);
    return answerTo(call, outer, found);
  });
});

/** Members of every response, as far as they are known. */
interface Shown {
  readonly service: Schema<'service'>;
  client?: Schema<'client_limited_authorization'>;
}

async function showing(shown: Shown, answer: () => Promise<ResultAnswer>): Promise<ResultAnswer> {
  try {
    const answered = await answer();
    return { ...answered, members: { ...shown, ...answered.members } };
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    throw new Failure(problem.code, {
      ...problem.details,
      members: { ...shown, ...problem.details.members },
    });
  }
}

async function answerTo(call: Call<typeof id>, outer: Parameters, found: FoundClient): Promise<ResultAnswer> {
  const { engine, service, settings } = call;
  const resolved = await resolveRequest({ engine, service, settings, client: found.client }, outer);
  const { parameters } = resolved;
  const grant = await grantOf(service, parameters);
  const attempt: AuthorizationAttempt = {
    parameters,
    settings,
    client: found.client,
    quirks: service.quirks,
    origin: resolved.origin,
    grant,
    credentialOffer: await requestedOffer(service, parameters),
  };

  const refusal = firstRefusal(attempt);
  if (refusal?.channel === 'direct') throw refusal.failure;
  if (refusal !== undefined) {
    const target = {
      redirectUri: redirectUriOf(attempt),
      responseMode: refusalMode(attempt, refusal.failure),
      state: parameters.text('state'),
    };
    const answer = await redirectError({ service, settings, client: found.client }, target, refusal.failure);
    // Authlete uses LOCATION for a form_post.jwt response that it cannot sign.
    return refusal.failure.code === 'A012305' ? { ...answer, action: 'LOCATION' } : answer;
  }

  await spendRequestUri(service, resolved);
  return issueTicket(call, found, attempt, resolved);
}

/** If the failure is about the JWT response mode, the error is sent without a JWT. */
const refusalMode = (attempt: AuthorizationAttempt, { code }: Failure): ResponseMode => ({
  ...responseModeOf(attempt),
  ...(/^A(0123|150322|150380)/.test(code) && { jwt: false }),
});

/** RFC 6749, section 4.1.2.1: never redirect if the client is unknown. */
async function requestingClient(
  { engine, service, settings, body }: Call<typeof id>,
  parameters: Parameters,
): Promise<FoundClient> {
  const client = parameters.get('client_id') ?? claimedClient(parameters.text('request'));
  if (client === undefined) throw new Failure('A010301');
  if (client === '') throw new Failure('A010302');
  if (parameters.isRepeated('client_id')) throw new Failure('A010303');
  // A pushed request already started its flow when it was pushed.
  const startsFlow = !parameters.text('request_uri')?.startsWith(pushedRequestPrefix);
  const { cimdOptions } = body;
  const lookup = { engine, service, settings, cimdOptions, startsFlow, parameters };
  const found = await resolveClient(lookup, client);
  if (found === undefined) throw refuse(/^\d+$/.test(client) ? 'A010304' : 'A010308', { client });
  mustBeUnlocked(service, found.client, refuse('A010307', { client }));
  return found;
}

/** Returns the client in the request object, for requests that do not name a client themselves. */
function claimedClient(requestObject: string | undefined): string | undefined {
  const clientId = jsonPart(requestObject?.split('.')[1])?.['client_id'];
  return typeof clientId === 'string' ? clientId : undefined;
}

async function issueTicket(
  { service, settings, body }: Call<typeof id>,
  found: FoundClient,
  attempt: AuthorizationAttempt,
  { requestObjectPayload }: ResolvedRequest,
) {
  const { context } = body;
  const { client, clientIdAliasUsed, clientEntityIdUsed = false, metadataDocumentUsed = false } = found;
  const request = authorizationRequest(attempt, found);
  const ticket = service.identifier();
  // A request that lacks consent only gets here if the service does not reject it itself.
  const noInteraction = request.prompts.includes('NONE') || lacksConsent(attempt);
  await service.put('ticket', ticket, {
    request,
    noInteraction,
    ...(context !== undefined && { context }),
    expiresAt: service.clock.now() + seconds(lifeOf('ticket', {})),
  });
  const members = {
    ticket,
    clientIdAliasUsed,
    clientEntityIdUsed,
    metadataDocumentUsed,
    display: request.display,
    maxAge: request.maxAge,
    scopes: listed(scopeObjects(request.scopes, settings)),
    uiLocales: listed(request.uiLocales),
    claimsLocales: listed(request.claimsLocales),
    claims: listed(request.claims),
    claimsAtUserInfo: listed(request.claimsAtUserInfo),
    idTokenClaims: request.idTokenClaims,
    userInfoClaims: request.userInfoClaims,
    acrs: listed(request.acrs),
    acrEssential: request.acrEssential,
    subject: request.subject,
    loginHint: request.loginHint,
    prompts: listed(request.prompts),
    lowestPrompt: lowestPrompt(request.prompts),
    purpose: request.purpose,
    dynamicScopes: listed(dynamicScopes(request.scopes, settings)),
    resources: listed(request.resources),
    authorizationDetails: authorizationDetailsObject(request.authorizationDetails),
    ...(await grantMembers(service, request)),
    requestObjectPayload,
    credentialOfferInfo: attempt.credentialOffer && credentialOfferInfo(attempt.credentialOffer),
    issuableCredentials: request.issuableCredentials,
    nativeSsoRequested: request.nativeSso ?? false,
  };
  const message = {
    serviceId: service.id,
    clientId: client.clientId,
    responseType: responseTypeText(request.responseType),
    openid: String(request.scopes.includes('openid')),
  };
  return result(id, 'A004001', members, {
    action: noInteraction ? 'NO_INTERACTION' : 'INTERACTION',
    message,
  });
}

/** Returns the prompt that requires the least of the user; CONSENT if the request has none. */
function lowestPrompt(prompts: AuthorizationRequest['prompts']): AuthorizationRequest['prompts'][number] {
  const order = ['NONE', 'LOGIN', 'CONSENT', 'SELECT_ACCOUNT', 'CREATE'] as const;
  return order.find((prompt) => prompts.includes(prompt)) ?? 'CONSENT';
}
