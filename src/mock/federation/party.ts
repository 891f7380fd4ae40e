import type { ServiceRecord } from '../../domain/records.js';
import type { UnknownRecord } from '../../json.js';
import { badRequest, Failure, refuse } from '../failure.js';
import { type EntityStatement, readStatement } from './entity-statement.js';
import type { Statements } from './fetch-statements.js';
import { givenChain, relyingParty, resolveChain, type TrustChain, type Unresolved } from './resolve.js';
import { metadataOf, resolvedMetadata } from './resolved-metadata.js';
import { chainExpiry } from './trust-chain.js';

/** A relying party with a trust chain to a trust anchor of the service. */
export interface Party {
  readonly entityId: string;
  /** With the policies of its superiors applied. */
  readonly metadata: UnknownRecord;
  readonly chain: readonly string[];
  readonly anchorId: string;
  readonly superior: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

export type RegistrationType = 'automatic' | 'explicit';

/** Resolves to the party of an entity configuration. Throws a `Failure`. */
export async function partyByConfiguration(
  statements: Statements,
  settings: ServiceRecord,
  jwt: string,
  type: RegistrationType,
): Promise<Party> {
  const leaf = readStatement(jwt, statements.now);
  if (typeof leaf === 'string') throw new Failure('A345302', { message: { problem: leaf } });
  mustBeMeantFor(settings, leaf);
  return partyOf(await resolveChain(statements, settings, leaf), type);
}

/** Resolves to the party of the trust chain in a request. Throws a `Failure`. */
export async function partyByChain(
  statements: Statements,
  settings: ServiceRecord,
  jwts: readonly string[],
  type: RegistrationType,
): Promise<Party> {
  return partyOf(await givenChain(statements, settings, jwts), type);
}

function partyOf(found: TrustChain | Unresolved, type: RegistrationType): Party {
  if (!('links' in found)) throw unresolved(found);
  const { links, anchor } = found;
  const [leaf, superior] = links;
  if (metadataOf(leaf, relyingParty) === undefined)
    throw refuse('A320306', { problem: 'it has no openid_relying_party' });
  const outcome = resolvedMetadata(links, relyingParty);
  if (!outcome.ok) throw badMetadata(outcome.defect);
  const types = outcome.metadata['client_registration_types'];
  // OpenID Federation 1.0, section 5.1.2.
  if (Array.isArray(types) && !types.includes(type))
    throw badMetadata(`client_registration_types lacks ${type}`);
  return {
    entityId: leaf.subject,
    metadata: outcome.metadata,
    chain: links.map(({ jwt }) => jwt),
    anchorId: anchor.entityId,
    superior: superior?.issuer ?? anchor.entityId,
    expiresAt: chainExpiry(links),
  };
}

/** OpenID Federation 1.0, section 12.2.1: a configuration with an audience is only valid for that audience. */
function mustBeMeantFor({ issuer }: ServiceRecord, { claims: { aud } }: EntityStatement): void {
  if (aud !== undefined && !(Array.isArray(aud) ? aud : [aud]).includes(issuer))
    throw new Failure('A345302', { message: { problem: 'its aud is not the issuer of the service' } });
}

/** OpenID Federation 1.0, section 8.9. */
export const unresolved = ({ anchored, problem }: Unresolved): Failure =>
  new Failure('A320301', {
    error: anchored ? 'invalid_trust_chain' : 'missing_trust_anchor',
    message: { problem },
  });

export const badMetadata = (problem: string): Failure =>
  badRequest(
    'invalid_metadata',
    `The metadata of the client is refused: ${problem}.`,
    'Metadata of the client without this problem, after the policies of its superiors.',
    'OpenID Federation 1.0, section 10',
  );

/** Returns a trust chain as a list of strings; `undefined` if the value is anything else. */
export const chainIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
    ? value
    : undefined;
