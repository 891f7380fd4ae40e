import type { Random } from '../../mock/state/random.js';
import type { CallContext } from './earned/earn.js';
import type { ForcedCall } from './forced-call.js';

/** The parameters of the authorization request that responses echo. */
const repeated = ['state', 'nonce', 'code_challenge', 'code_challenge_method'] as const;

/**
 * Collects what a response keeps of a call, or of the authorization request behind the ticket in the call.
 */
export async function givenBy({ service, facts }: ForcedCall): Promise<CallContext> {
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
  return {
    body,
    parameters: Object.fromEntries(repeated.map((name) => [name, asked[name]])),
    grantType: parameters['grant_type'],
    subject: subjects[0] ?? (await inventedSubject(service.random)),
  };
}

/** Makes up a subject for responses that need one. */
async function inventedSubject(random: Random): Promise<string> {
  // Import on demand: loading faker takes longer than everything else here.
  const { en, Faker } = await import('@faker-js/faker');
  const faker = new Faker({ locale: en, seed: random.bytes(4).readUInt32BE() });
  return faker.person
    .firstName()
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
