import { lifetimeOf } from '../../facts/lifetime.js';
import { authenticateClient } from '../clients/identify.js';
import { Failure, refuse } from '../failure.js';
import { authorizationChecks, clientChecks, presentationChecks } from '../oauth/authorization-checks.js';
import { requirePassed } from '../oauth/check.js';
import type { DpopCodes } from '../oauth/dpop.js';
import { fapiAuthenticationFailure } from '../oauth/fapi/client.js';
import { FapiModes } from '../oauth/fapi/modes.js';
import { identificationCodes } from '../oauth/identification-codes.js';
import { Parameters } from '../oauth/parameters.js';
import { pushedRequestPrefix } from '../oauth/request-passing.js';
import { grantableScopes } from '../oauth/scope.js';
import { type Call, type HandlerAnswer, operation, result } from '../operation.js';
import { attemptOf, type RequestContext, type ResolvedRequest, read } from '../request-object/resolve.js';
import { seconds } from '../state/clock.js';
import { provenKey, withDpopNonce } from '../tokens/dpop-proof.js';

const id = 'pushed_auth_req_api';

/** POST /pushed_auth_req */
export default operation(id, (call) => withDpopNonce(call, answer));

async function answer(call: Call<typeof id>): Promise<HandlerAnswer> {
  const { engine, service, settings, body } = call;
  const outer = new Parameters(body.parameters ?? '');
  requirePassed(presentationChecks, 'par', { text: body.parameters, parameters: outer, settings });
  const endpoint = settings.pushedAuthReqEndpoint;
  const authentication = { engine, service, settings, endpoint, startsFlow: true };
  const credentials = { ...body, parameters: outer };
  const { client } = await authenticateClient(authentication, credentials, identificationCodes('par'));
  requirePassed(clientChecks, 'par', { parameters: outer, settings, client });

  const context = { engine, service, settings, client };
  const resolved = await requested(context, outer);
  const { parameters } = resolved;
  const modes = new FapiModes(settings, client, grantableScopes(parameters.get('scope'), settings, client));
  const unfit = fapiAuthenticationFailure(modes, client, outer, settings);
  if (unfit !== undefined) throw unfit;
  const dpopJkt = await provenJkt(call, parameters, modes.fapi2);
  requirePassed(authorizationChecks, 'par', await attemptOf(context, resolved));
  return keep(context, resolved, dpopJkt);
}

/** RFC 9126, section 3: a request object may be pushed by value. */
async function requested(context: RequestContext, outer: Parameters): Promise<ResolvedRequest> {
  const request = outer.text('request');
  if (request !== undefined) return read(context, outer, request, 'pushed');
  return { parameters: outer, origin: { pushed: true, checked: false, outer } };
}

/** Parameters for client authentication. They are not stored with the request. */
const credentials = new Set(['client_secret', 'client_assertion', 'client_assertion_type']);

const dpopCodes: DpopCodes = {
  invalid: 'A254301',
  symmetric: 'A254302',
  withoutKey: 'A254303',
  withoutAlgorithm: 'A254304',
  nonce: new Failure('A350308'),
};

/** RFC 9449, section 10.1: a DPoP proof binds the code to its key, like dpop_jkt. */
async function provenJkt(
  call: Call<typeof id>,
  parameters: Parameters,
  fapi2: boolean,
): Promise<string | undefined> {
  const htu = call.settings.pushedAuthReqEndpoint;
  const proven = await provenKey(call, { codes: dpopCodes, htm: ['POST'], htu, fapi2 });
  const asked = parameters.text('dpop_jkt');
  if (proven === undefined || asked === undefined || proven === asked) return proven ?? asked;
  throw refuse(dpopCodes.invalid, { problem: 'its key is not the one of dpop_jkt' });
}

async function keep(
  { service, settings, client }: RequestContext,
  resolved: ResolvedRequest,
  dpopJkt: string | undefined,
) {
  const { parameters, requestObjectPayload } = resolved;
  const requestUri = pushedRequestPrefix + service.identifier();
  const duration = lifetimeOf('requestUri', settings);
  const replaced = new Map<string, string>([
    ['client_id', String(client.clientId)],
    ...(dpopJkt === undefined ? [] : [['dpop_jkt', dpopJkt] as const]),
  ]);
  const kept = parameters.entries().filter(([name]) => !credentials.has(name) && !replaced.has(name));
  await service.put('pushedRequest', requestUri, {
    clientId: client.clientId,
    parameters: new URLSearchParams([...kept, ...replaced]).toString(),
    ...(requestObjectPayload !== undefined && { requestObjectPayload }),
    expiresAt: service.clock.now() + seconds(duration),
  });
  const responseContent = JSON.stringify({ expires_in: duration, request_uri: requestUri });
  const members = { requestUri, responseContent, clientAuthMethod: client.tokenAuthMethod };
  return result(id, 'A245001', members, { message: { clientId: client.clientId, requestUri } });
}
