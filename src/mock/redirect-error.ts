import type { ResponseMode } from '../domain/authorization-request.js';
import type { Failure } from './failure.js';
import { merged } from './merged.js';
import { authorizationResponse, type ResponseParameters } from './oauth/authorization-response.js';
import { oauthError } from './oauth/error-response.js';
import type { ResultAnswer } from './operation.js';
import { type ResponseContext, signResponse } from './sign-response.js';

/** Where and how an authorization response is sent. */
export interface ResponseTarget {
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly state?: string | undefined;
}

/** Sends an error to the client's redirect URI (RFC 6749, section 4.1.2.1; RFC 9207, section 2). */
export async function redirectError(
  context: ResponseContext,
  target: ResponseTarget,
  failure: Failure,
): Promise<ResultAnswer> {
  const { state } = target;
  const parameters = { ...oauthError(failure, context.settings), ...(state !== undefined && { state }) };
  const { action, responseContent } = await sendToClient(context, target, parameters);
  const { message, rule, source } = failure.details;
  const members = { responseContent };
  return { code: failure.code, action, rule, source, members, ...(message && { message }) };
}

/**
 * Creates the authorization response. The issuer is added to its parameters; JWT response modes sign them instead.
 */
export async function sendToClient(
  context: ResponseContext,
  { redirectUri, responseMode }: ResponseTarget,
  parameters: ResponseParameters,
) {
  const { issuer, issSuppressed } = context.settings;
  if (responseMode.jwt) {
    const response = await signResponse(context, parameters);
    return authorizationResponse(redirectUri, responseMode, { response });
  }
  const iss = issSuppressed || issuer === undefined ? {} : { iss: issuer };
  return authorizationResponse(redirectUri, responseMode, merged(parameters, iss));
}
