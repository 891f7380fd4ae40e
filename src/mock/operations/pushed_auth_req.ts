import { lifeOf } from '../../facts/life.js';
import { authenticateClient, type IdentificationCodes } from '../clients/identify.js';
import { requestedOffer } from '../credentials/offers.js';
import { Failure, refuse } from '../failure.js';
import { firstRefusal } from '../oauth/authorization-checks.js';
import type { DpopCodes } from '../oauth/dpop.js';
import { fapiAuthenticationFailure } from '../oauth/fapi/client.js';
import { FapiModes } from '../oauth/fapi/modes.js';
import { Parameters } from '../oauth/parameters.js';
import { grantableScopes } from '../oauth/scope.js';
import { type Call, type HandlerAnswer, operation, result } from '../operation.js';
import {
  pushedRequestPrefix,
  type RequestContext,
  type ResolvedRequest,
  read,
  requireObject,
} from '../request-object/resolve.js';
import { seconds } from '../state/clock.js';
import { provenKey, tellingNonce } from '../tokens/dpop-proof.js';
import { grantOf } from '../tokens/managed-grant.js';

const id = 'pushed_auth_req_api';

const identificationCodes: IdentificationCodes = {
  none: 'A247306',
  empty: 'A247306',
  repeated: 'A010303',
  conflicting: 'A247303',
  unknown: 'A247307',
  unknownAlias: 'A247307',
  locked: 'A010307',
  assertion: {
    malformed: 'A247301',
    withoutIssuer: 'A247302',
    conflictsWithBody: 'A247304',
    conflictsWithHeader: 'A247305',
  },
};

/** Maximum length of a request in characters. */
const longestRequest = 65_536;

/** POST /pushed_auth_req */
export default operation(id, (call) => tellingNonce(call, answer));

async function answer(call: Call<typeof id>): Promise<HandlerAnswer> {
  const { engine, service, settings, body } = call;
  const outer = presentedRequest(body);
  const endpoint = settings.pushedAuthReqEndpoint;
  const authentication = { engine, service, settings, endpoint, startsFlow: true };
  const { client } = await authenticateClient(
    authentication,
    { ...body, parameters: outer },
    identificationCodes,
  );
  if (outer.text('request_uri') !== undefined) throw new Failure('A248301');

  const context = { engine, service, settings, client };
  const resolved = await requested(context, outer);
  const { parameters } = resolved;
  const modes = new FapiModes(settings, client, grantableScopes(parameters.get('scope'), settings, client));
  const unfit = fapiAuthenticationFailure(modes, client, outer, settings);
  if (unfit !== undefined) throw unfit;
  const dpopJkt = await provenJkt(call, parameters, modes.fapi2);
  const refusal = firstRefusal({
    parameters,
    settings,
    client,
    quirks: service.quirks,
    origin: resolved.origin,
    grant: await grantOf(service, parameters),
    credentialOffer: await requestedOffer(service, parameters),
  });
  if (refusal !== undefined) throw refusal.failure;
  return keep(context, resolved, dpopJkt);
}

const tooLarge = (): Failure =>
  refuse('A000000', { outcome: `The request is longer than ${longestRequest} characters.` });

function presentedRequest(body: Call<typeof id>['body']): Parameters {
  if (body.parameters === undefined) throw new Failure('A166201');
  if (body.parameters.length > longestRequest) throw tooLarge();
  const parameters = new Parameters(body.parameters);
  if (parameters.isEmpty) throw new Failure('A166301');
  return parameters;
}

/** RFC 9126, section 3: a request object may be pushed by value. */
async function requested(context: RequestContext, outer: Parameters): Promise<ResolvedRequest> {
  const request = outer.text('request');
  if (outer.isRepeated('request')) throw new Failure('A008301');
  if (request !== undefined) return read(context, outer, request, 'pushed');
  requireObject(context.settings, context.client);
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
  const duration = lifeOf('requestUri', settings);
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
