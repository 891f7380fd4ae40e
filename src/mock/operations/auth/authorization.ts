import type { AuthorizationRequest, ResponseMode } from '../../../domain/authorization-request.js';
import type { FoundClient } from '../../../domain/found-client.js';
import { lifetimeOf } from '../../../facts/lifetime.js';
import type { Schema } from '../../../spec/types.js';
import { mustBeUnlocked } from '../../clients/locked-client.js';
import { resolveClient } from '../../clients/metadata-document.js';
import { Failure, refuse } from '../../failure.js';
import { merged } from '../../merged.js';
import type { AuthorizationAttempt } from '../../oauth/attempt.js';
import { authorizationChecks, clientChecks, presentationChecks } from '../../oauth/authorization-checks.js';
import { authorizationDetailsObject } from '../../oauth/authorization-details.js';
import { authorizationRequest } from '../../oauth/authorization-request.js';
import { firstRefusal, requirePassed } from '../../oauth/check.js';
import { identification } from '../../oauth/identification-codes.js';
import { Parameters } from '../../oauth/parameters.js';
import { redirectUriOf } from '../../oauth/redirect-uri.js';
import { pushedRequestPrefix } from '../../oauth/request-passing.js';
import { responseModeOf } from '../../oauth/response-mode.js';
import { responseTypeText } from '../../oauth/response-type.js';
import { dynamicScopes, lacksConsent, scopeObjects } from '../../oauth/scope.js';
import { type Call, operation, type ResultAnswer, result } from '../../operation.js';
import { redirectError } from '../../redirect-error.js';
import { jsonPart } from '../../request-object/request-object.js';
import {
  attemptOf,
  type ResolvedRequest,
  requestUriIsUnknown,
  resolveRequest,
  spendingRequestUri,
} from '../../request-object/resolve.js';
import { seconds } from '../../state/clock.js';
import { grantMembers } from '../../tokens/managed-grant.js';
import { undefinedIfEmpty } from '../../undefined-if-empty.js';
import { credentialOfferInfo } from '../../views/credential-offer.js';
import { limitedClient, serviceWithoutSecrets } from '../../views/limited.js';

const id = 'auth_authorization_api';
const endpoint = 'authorization';

/** POST /auth/authorization: error responses also contain the service, and the client if it is known. */
export default operation(id, async (call) => {
  const { settings, body } = call;
  const shown: Shown = { service: serviceWithoutSecrets(settings) };
  return showing(shown, async () => {
    const outer = new Parameters(body.parameters ?? '');
    const presented = { text: body.parameters, parameters: outer, settings };
    requirePassed(presentationChecks, endpoint, presented);
    const found = await requestingClient(call, outer);
    shown.client = limitedClient(found.client);
    return answerTo(call, outer, found, shown);
  });
});

/** Members of every response, as far as they are known. */
interface Shown {
  readonly service: Schema<'service'>;
  client?: Schema<'client_limited_authorization'>;
}

/** Adds the members to an error response. */
async function showing(shown: Shown, answer: () => Promise<ResultAnswer>): Promise<ResultAnswer> {
  try {
    return await answer();
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    throw new Failure(problem.code, {
      ...problem.details,
      members: merged(shown, problem.details.members ?? {}),
    });
  }
}

async function answerTo(
  call: Call<typeof id>,
  outer: Parameters,
  found: FoundClient,
  shown: Shown,
): Promise<ResultAnswer> {
  const { engine, service, settings } = call;
  const { client } = found;
  requirePassed(clientChecks, endpoint, { parameters: outer, settings, client });
  const context = { engine, service, settings, client };
  const resolved = await resolveRequest(context, outer);
  const attempt = await attemptOf(context, resolved);

  const refusal = firstRefusal(authorizationChecks, endpoint, attempt);
  if (refusal !== undefined) {
    if (refusal.channel === 'direct' || isSentDirectly(attempt, refusal.failure)) throw refusal.failure;
    const target = {
      redirectUri: redirectUriOf(attempt),
      responseMode: refusalMode(attempt, refusal.failure),
      state: attempt.parameters.text('state'),
    };
    const redirect = await redirectError({ service, settings, client }, target, refusal.failure);
    const answer = { ...redirect, members: merged(shown, redirect.members) };
    // Authlete uses LOCATION for a form_post.jwt response that it cannot sign.
    return refusal.failure.code === 'A012305' ? { ...answer, action: 'LOCATION' } : answer;
  }

  return issueTicket(call, found, attempt, resolved, shown);
}

/** Whether a quirk keeps an error away from the redirect URI. */
const isSentDirectly = ({ quirks }: AuthorizationAttempt, { code }: Failure): boolean =>
  code === 'A004302' && quirks.idTokenWithoutOpenid === 'bad-request';

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
  if (client === undefined) throw new Failure(identification.none[endpoint]);
  if (client === '') throw new Failure(identification.empty[endpoint]);
  if (parameters.isRepeated('client_id')) throw new Failure(identification.repeated[endpoint]);
  // A pushed request already started its flow when it was pushed.
  const startsFlow = !parameters.text('request_uri')?.startsWith(pushedRequestPrefix);
  const { cimdOptions } = body;
  const lookup = { engine, service, settings, cimdOptions, startsFlow, parameters };
  const found = await resolveClient(lookup, client);
  if (found === undefined) {
    const { unknown, unknownAlias } = identification;
    throw refuse((/^\d+$/.test(client) ? unknown : unknownAlias)[endpoint], { client });
  }
  mustBeUnlocked(service, found.client, refuse(identification.locked[endpoint], { client }));
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
  resolved: ResolvedRequest,
  { service: shownService, client: shownClient }: Shown,
) {
  const { context } = body;
  const { client, clientIdAliasUsed, clientEntityIdUsed = false, metadataDocumentUsed = false } = found;
  const request = authorizationRequest(attempt, found);
  const ticket = service.identifier();
  // A request without consent only reaches this point if the service does not reject it itself.
  const noInteraction = request.prompts.includes('NONE') || lacksConsent(attempt);
  const conflict = await spendingRequestUri(service.batch(), service, resolved)
    .put('ticket', ticket, {
      request,
      noInteraction,
      ...(context !== undefined && { context }),
      expiresAt: service.clock.now() + seconds(lifetimeOf('ticket', {})),
    })
    .write();
  if (conflict !== undefined) throw requestUriIsUnknown;
  const members = {
    service: shownService,
    client: shownClient,
    ticket,
    clientIdAliasUsed,
    clientEntityIdUsed,
    metadataDocumentUsed,
    display: request.display,
    maxAge: request.maxAge,
    scopes: undefinedIfEmpty(scopeObjects(request.scopes, settings)),
    uiLocales: undefinedIfEmpty(request.uiLocales),
    claimsLocales: undefinedIfEmpty(request.claimsLocales),
    claims: undefinedIfEmpty(request.claims),
    claimsAtUserInfo: undefinedIfEmpty(request.claimsAtUserInfo),
    idTokenClaims: request.idTokenClaims,
    userInfoClaims: request.userInfoClaims,
    acrs: undefinedIfEmpty(request.acrs),
    acrEssential: request.acrEssential,
    subject: request.subject,
    loginHint: request.loginHint,
    prompts: undefinedIfEmpty(request.prompts),
    lowestPrompt: lowestPrompt(request.prompts),
    purpose: request.purpose,
    dynamicScopes: undefinedIfEmpty(dynamicScopes(request.scopes, settings)),
    resources: undefinedIfEmpty(request.resources),
    authorizationDetails: authorizationDetailsObject(request.authorizationDetails),
    ...(await grantMembers(service, request)),
    requestObjectPayload: resolved.requestObjectPayload,
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
