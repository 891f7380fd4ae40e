import { Failure, unpublished } from '../failure.js';
import { type DpopCodes, dpopKeyThumbprint } from '../oauth/dpop.js';
import { windowValue } from '../oauth/time-window.js';
import type { HandlerAnswer } from '../operation.js';
import type { ServiceContext } from '../service-context.js';

/** The members of a call that contain a DPoP proof and the values that it is checked against. */
export interface DpopInput {
  readonly dpop?: string | undefined;
  readonly htm?: string | undefined;
  readonly htu?: string | undefined;
  readonly dpopNonceRequired?: boolean | undefined;
}

export interface DpopCall extends ServiceContext {
  readonly body: DpopInput;
}

/** The endpoint's defaults for omitted members, and the access token that the proof came with. */
export interface DpopEndpoint {
  readonly codes: DpopCodes;
  readonly htm: readonly string[];
  readonly htu: string | undefined;
  readonly accessToken?: string | undefined;
  /** Whether FAPI 2 applies to the request. */
  readonly fapi2?: boolean | undefined;
}

/** Resolves to the thumbprint of the proof's key; `undefined` if there is no proof. Throws a `Failure`. */
export async function provenKey(
  { service, settings, body }: DpopCall,
  { codes, htm, htu, accessToken, fapi2 }: DpopEndpoint,
): Promise<string | undefined> {
  if (!body.dpop) return undefined;
  const expected = {
    htm: body.htm ? [body.htm] : htm,
    htu: body.htu || htu,
    accessToken,
    fapi2,
    nonce: requiredNonce({ service, settings, body }),
    now: service.clock.seconds(),
    skew: settings.allowableClockSkew,
  };
  return dpopKeyThumbprint(body.dpop, expected, codes);
}

/** The failure for a wrong nonce where a token is presented. Authlete's result code is unknown. */
export const unpublishedNonce = unpublished(
  'The nonce of the DPoP proof is missing or is not the current one.',
  'A DPoP proof with the nonce of the last DPoP-Nonce header.',
  { action: 'UNAUTHORIZED', error: 'use_dpop_nonce', source: 'RFC 9449, section 8' },
);

/**
 * Returns the nonce required by `dpopNonceRequired` of the call or the service. Requests without a proof need none.
 */
function requiredNonce({ service, settings, body }: DpopCall): string | undefined {
  if (!body.dpop || !(body.dpopNonceRequired || settings.dpopNonceRequired)) return undefined;
  const secret = settings.apiSecret ?? String(service.id);
  return windowValue('dpop-nonce', secret, service.clock.seconds(), settings.dpopNonceDuration);
}

/** RFC 9449, section 8.2: every response, even an error, contains the next nonce. */
export function withDpopNonce<Call extends DpopCall>(
  call: Call,
  answer: (call: Call) => Promise<HandlerAnswer>,
): Promise<HandlerAnswer> {
  const nonce = requiredNonce(call);
  return nonce === undefined ? answer(call) : addingNonce(nonce, answer(call));
}

async function addingNonce(nonce: string, answer: Promise<HandlerAnswer>): Promise<HandlerAnswer> {
  try {
    const answered = await answer;
    if ('status' in answered) return answered;
    return { ...answered, members: { ...answered.members, dpopNonce: nonce } };
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    const { code, details } = problem;
    throw new Failure(code, { ...details, members: { ...details.members, dpopNonce: nonce } });
  }
}
