import type { CallContext } from './call-builders/call-builder.js';
import type { ForcedCall } from './forced-call.js';
import { type InventedUser, inventedUser } from './invented.js';

/** The parameters of the authorization request that responses echo. */
const repeated = ['state', 'nonce', 'code_challenge', 'code_challenge_method'] as const;

/**
 * Collects what a response keeps of a call, or of the authorization request behind the ticket in the call.
 */
export async function callContextOf({ service, facts }: ForcedCall): Promise<CallContext> {
  const { parameters, ticket, body, subjects } = facts;
  const request = ticket === undefined ? undefined : (await service.find('ticket', ticket))?.request;
  const asked: Readonly<Record<string, string | undefined>> =
    request === undefined
      ? parameters
      : {
          state: request.state,
          nonce: request.nonce,
          code_challenge: request.codeChallenge,
          code_challenge_method: request.codeChallengeMethod,
        };
  let invented: Promise<InventedUser> | undefined;
  const user = () => {
    invented ??= inventedUser(service.random);
    return invented;
  };
  return {
    body,
    parameters: Object.fromEntries(repeated.map((name) => [name, asked[name]])),
    grantType: parameters['grant_type'],
    subject: subjects[0] ?? (await user()).subject,
    claims: async () => (await user()).claims,
  };
}
