import type { ServiceRecord } from '../../domain/records.js';
import { parseJson } from '../../json.js';
import { type EntityStatement, keysOf, readStatement } from './entity-statement.js';
import type { Statements } from './fetch-statements.js';
import { type Anchor, chainDefect, type Links, linksOf } from './trust-chain.js';

/** A trust chain that leads to a trust anchor of the service. */
export interface TrustChain {
  readonly links: Links;
  readonly anchor: Anchor;
}

/** Why there is no trust chain: none ends at a trust anchor, or one does but is invalid. */
export interface Unresolved {
  readonly anchored: boolean;
  readonly problem: string;
}

const longestPath = 10;

/** The entity type of clients (OpenID Federation 1.0, section 5.1.2). */
export const relyingParty = 'openid_relying_party';

/** Searches upward from an entity configuration for a valid trust chain (OpenID Federation 1.0, section 10.1). */
export async function resolveChain(
  statements: Statements,
  settings: ServiceRecord,
  leaf: EntityStatement,
): Promise<TrustChain | Unresolved> {
  let failure: Unresolved = { anchored: false, problem: 'no superior is a trust anchor of the service' };
  return (await climb([leaf], leaf)) ?? failure;

  /** Continues from the topmost entity to the superiors that it names. */
  async function climb(links: Links, { claims }: EntityStatement): Promise<TrustChain | undefined> {
    const hints = Array.isArray(claims['authority_hints']) ? claims['authority_hints'].map(String) : [];
    for (const hint of hints) {
      const seen = links.some(({ issuer }) => issuer === hint);
      if (seen || links.length > longestPath) continue;
      const found = await step(links, hint);
      if (typeof found !== 'string') return found;
      failure = failure.anchored ? failure : { anchored: false, problem: found };
    }
    return undefined;
  }

  async function step(links: Links, hint: string): Promise<TrustChain | string> {
    const superior = await statements.configuration(hint);
    if (typeof superior === 'string') return superior;
    const statement = await statements.about(superior, links.at(-1)?.issuer ?? '');
    if (typeof statement === 'string') return statement;
    const longer: Links = [links[0], ...links.slice(1), statement];
    if (isAnchor(settings, hint)) {
      const checked = await checkChain(statements, settings, longer);
      if ('links' in checked) return checked;
      failure = checked;
      return checked.problem;
    }
    return (await climb(longer, superior)) ?? failure.problem;
  }
}

/** Parses and checks a trust chain from a request (OpenID Federation 1.0, section 4.3). */
export async function givenChain(
  statements: Statements,
  settings: ServiceRecord,
  jwts: readonly string[],
): Promise<TrustChain | Unresolved> {
  if (jwts.length > longestPath + 2) return { anchored: false, problem: 'it is too long' };
  const read = jwts.map((jwt) => readStatement(jwt, statements.now));
  const defect = read.find((statement) => typeof statement === 'string');
  if (defect !== undefined) return { anchored: false, problem: `a statement is unusable: ${defect}` };
  const links = linksOf(read.filter((statement) => typeof statement !== 'string'));
  if (links === undefined) return { anchored: false, problem: 'it is empty' };
  return checkChain(statements, settings, links);
}

async function checkChain(
  statements: Statements,
  settings: ServiceRecord,
  links: Links,
): Promise<TrustChain | Unresolved> {
  const entityId = links.at(-1)?.issuer ?? '';
  if (!isAnchor(settings, entityId))
    return { anchored: false, problem: `${entityId} is not a trust anchor of the service` };
  const anchor = await anchorOf(statements, settings, entityId);
  if (typeof anchor === 'string') return { anchored: true, problem: anchor };
  const problem = await chainDefect(links, anchor, relyingParty);
  return problem === undefined ? { links, anchor } : { anchored: true, problem };
}

const isAnchor = ({ trustAnchors = [] }: ServiceRecord, id: string): boolean =>
  trustAnchors.some(({ entityId }) => entityId === id);

/** Resolves to the keys of an anchor: the configured ones, else the published ones. */
async function anchorOf(
  statements: Statements,
  { trustAnchors = [] }: ServiceRecord,
  entityId: string,
): Promise<Anchor | string> {
  const { jwks } = trustAnchors.find((anchor) => anchor.entityId === entityId) ?? {};
  if (jwks) {
    const keys = keysOf(parseJson(jwks));
    return keys ? { entityId, keys } : `the jwks of the trust anchor ${entityId} is not a JWK Set`;
  }
  const configuration = await statements.configuration(entityId);
  return typeof configuration === 'string' ? configuration : { entityId, keys: configuration.keys };
}
