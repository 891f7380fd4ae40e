import type { AuthorizationRequest } from '../../../../domain/authorization-request.js';
import type { Authorization, Ticket } from '../../../../domain/grants.js';
import { isObject, parseJson } from '../../../../json.js';
import { Failure, refuse } from '../../../failure.js';
import { present } from '../../../oauth/authorization-request.js';
import {
  areTooLarge,
  extraPropertiesLimit,
  mergeExtraProperties,
  visibleParameters,
} from '../../../oauth/extra-properties.js';
import { includesCode, includesIdToken, includesToken } from '../../../oauth/response-type.js';
import { alphabetical } from '../../../oauth/scope-order.js';
import { longestSubject, textFailure } from '../../../oauth/subject-form.js';
import { type Call, operation, result } from '../../../operation.js';
import { redirectError, sendToClient } from '../../../redirect-error.js';
import { type ResponseContext, signResponse } from '../../../sign-response.js';
import { recordGrantedScopes } from '../../../tokens/granted-scopes.js';
import { idToken, requireIdTokenEncryption, requireIdTokenKey } from '../../../tokens/id-token.js';
import { type CodeOrder, issueCode } from '../../../tokens/issue-code.js';
import { issueTokens } from '../../../tokens/issue-tokens.js';
import { manageGrant } from '../../../tokens/managed-grant.js';
import {
  accessTokenType,
  type IssuedTokens,
  lifetime,
  presentedToken,
} from '../../../tokens/token-response.js';

const id = 'auth_authorization_issue_api';
type IssueCall = Call<typeof id>;

/** What to issue, and for which client. */
interface Order extends ResponseContext, CodeOrder {
  readonly body: IssueCall['body'];
}

/** POST /auth/authorization/issue */
export default operation(id, async (call) => {
  const { service, settings, body } = call;
  const { value, found } = await presentedTicket(call);
  const { request } = found.value;
  checkBody(body, request);
  const client = await service.find('client', String(request.clientId));
  if (client === undefined) throw new Failure('A045301');

  const authorization = authorizationOf(body, request);
  const order: Order = { service, settings, client, body, request, authorization };
  await requireSignableResponse(order);
  const refusal = await refusalBeforeTheClient(order);
  if (refusal !== undefined) return redirectError(order, request, refusal);

  const ticket = await service.take('ticket', value, found);
  if (ticket === undefined) throw new Failure('A045304');
  await recordGrantedScopes(call, authorization);
  // Front-channel tokens are issued now; the tokens of a code are issued when it is redeemed.
  const managed = includesToken(request.responseType)
    ? await manageGrant(service, authorization)
    : authorization;
  return answer({ ...order, authorization: managed }, ticket);
});

async function presentedTicket({ service, body }: IssueCall) {
  if (!body.ticket) throw new Failure('A041201');
  const found = await service.entry('ticket', body.ticket);
  if (found === undefined) throw new Failure('A041202');
  if (service.hasExpired(found.value)) throw new Failure(service.quirks.expiredTicket);
  return { found, value: body.ticket };
}

const longestAcr = 200;

/** Finds mistakes of the authorization server, which are not reported to its client. */
function checkBody(body: IssueCall['body'], { responseType }: AuthorizationRequest): void {
  const { subject, acr, claims, properties, idtHeaderParams } = body;
  if (!subject && responseType !== 'NONE') throw new Failure('A042201');
  const failure =
    textFailure(subject, longestSubject, 'A042202', 'A042203') ?? textFailure(acr, longestAcr, 'A043201');
  if (failure !== undefined) throw failure;
  if (claims && !isObject(parseJson(claims))) throw new Failure('A044201');
  if (idtHeaderParams && !isObject(parseJson(idtHeaderParams))) throw new Failure('A255201');
  if (properties && areTooLarge(properties)) throw refuse('A045201', { limit: extraPropertiesLimit });
}

function authorizationOf(body: IssueCall['body'], request: AuthorizationRequest): Authorization {
  const properties = mergeExtraProperties(body.properties);
  return {
    clientId: request.clientId,
    clientIdAliasUsed: request.clientIdAliasUsed,
    scopes: issuedScopes(body, request),
    claimsAtUserInfo: request.claimsAtUserInfo,
    requestedIdTokenClaims: request.requestedIdTokenClaims,
    ...present({
      metadataDocumentUsed: request.metadataDocumentUsed,
      subject: body.subject,
      sub: body.sub,
      acr: body.acr,
      authTime: body.authTime,
      properties: properties.length > 0 ? properties : undefined,
      resources: request.resources,
      authorizationDetails: body.authorizationDetails
        ? overriding(body.authorizationDetails)
        : request.authorizationDetails,
      gmAction: request.gmAction,
      grantId: request.grantId,
      grantClaims:
        request.gmAction &&
        (body.consentedClaims ?? [...new Set([...request.claims, ...request.claimsAtUserInfo])]),
      userInfoClaims: request.userInfoClaims,
      consentedClaims: body.consentedClaims,
      jwtAtClaims: body.jwtAtClaims,
      sessionId: body.sessionId,
      nativeSso: request.nativeSso,
      issuableCredentials: request.issuableCredentials,
    }),
  };
}

/** Returns the details of the call. Elements without a type are dropped (RFC 9396, section 2). */
const overriding = ({ elements = [] }: NonNullable<IssueCall['body']['authorizationDetails']>) =>
  elements.flatMap(({ type, ...rest }) => (type ? [{ type, ...rest }] : []));

/**
 * Returns the call's `scopes`, which replace the requested ones. openid cannot be added (OpenID Connect Core,
 * 3.1.2.1).
 */
const issuedScopes = ({ scopes }: IssueCall['body'], request: AuthorizationRequest): readonly string[] =>
  alphabetical(
    scopes?.filter((scope) => scope !== 'openid' || request.scopes.includes('openid')) ?? request.scopes,
  );

/** If responses must be signed, fails without a key, because not even an error could be sent to the client. */
async function requireSignableResponse(order: Order): Promise<void> {
  if (!order.request.responseMode.jwt) return;
  try {
    await signResponse(order, {});
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    throw new Failure(problem.code, { ...problem.details, action: 'INTERNAL_SERVER_ERROR' });
  }
}

/** Returns the error that is sent to the client. The ticket remains usable for another attempt. */
async function refusalBeforeTheClient(order: Order): Promise<Failure | undefined> {
  const { service, client, body, request, authorization } = order;
  if (request.acrEssential && !request.acrs.includes(body.acr ?? '')) return new Failure('A060305');
  if (request.nativeSso && !body.sessionId) return new Failure('A499201');
  if (!authorization.scopes.includes('openid')) return undefined;
  try {
    await requireIdTokenKey(order, client);
    await requireIdTokenEncryption(service, client);
    return undefined;
  } catch (problem) {
    if (problem instanceof Failure) return problem;
    throw problem;
  }
}

async function answer(order: Order, ticket: Ticket) {
  const { client, body, request, authorization } = order;
  const { responseType, state } = request;
  const code = includesCode(responseType) ? await issueCode(order) : undefined;
  const issued = includesToken(responseType)
    ? await issueTokens(order, client, {
        authorization,
        grantType: 'IMPLICIT',
        accessToken: body.accessToken,
        accessTokenDuration: body.accessTokenDuration,
      })
    : undefined;
  const signedIdToken = includesIdToken(responseType)
    ? await idToken(order, client, {
        authorization,
        nonce: request.nonce,
        claims: body.claims,
        headerParameters: body.idtHeaderParams,
        audienceType: body.idTokenAudType,
        accessToken: issued && presentedToken(issued),
        code,
        state,
      })
    : undefined;

  const parameters: Record<string, string> = present({
    state,
    code,
    ...(issued && tokenParameters(order, issued)),
    id_token: signedIdToken,
  });
  const { action, responseContent } = await sendToClient(order, request, parameters);
  const members = {
    responseContent,
    authorizationCode: code,
    idToken: signedIdToken,
    accessToken: issued?.accessToken,
    jwtAccessToken: issued?.jwtAccessToken,
    accessTokenDuration: issued && lifetime(issued),
    accessTokenExpiresAt: issued?.record.accessTokenExpiresAt,
    ticketInfo: present({ context: ticket.context }),
  };
  return result(id, 'A040001', members, { action });
}

/** RFC 6749, section 4.2.2. */
const tokenParameters = (
  { settings, authorization }: Order,
  issued: IssuedTokens,
): Record<string, string> => ({
  access_token: presentedToken(issued),
  token_type: accessTokenType(settings),
  expires_in: String(lifetime(issued)),
  scope: authorization.scopes.join(' '),
  ...visibleParameters(authorization.properties),
});
