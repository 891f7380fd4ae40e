import type { JWK } from 'jose';
import { brokenConstraint } from './constraints.js';
import { type EntityStatement, isSignedBy } from './entity-statement.js';

/** A trust anchor, at which trust chains end. */
export interface Anchor {
  readonly entityId: string;
  readonly keys: readonly JWK[];
}

/** The statements from the leaf's configuration up to the anchor's statement about its subordinate. */
export type Links = readonly [leaf: EntityStatement, ...superiors: EntityStatement[]];

/** Drops the anchor's own configuration, which may be at the end of a chain (OpenID Federation 1.0, section 4). */
export function linksOf(statements: readonly EntityStatement[]): Links | undefined {
  const last = statements.at(-1);
  const endsInConfiguration = statements.length > 1 && last !== undefined && last.issuer === last.subject;
  const [leaf, ...superiors] = endsInConfiguration ? statements.slice(0, -1) : statements;
  return leaf && [leaf, ...superiors];
}

/** Returns what is wrong with a trust chain (OpenID Federation 1.0, section 10.2). */
export async function chainDefect(
  links: Links,
  anchor: Anchor,
  entityType: string,
): Promise<string | undefined> {
  const [leaf, ...superiors] = links;
  const [vouched] = superiors;
  if (leaf.issuer !== leaf.subject) return 'it does not begin with an entity configuration';
  if (vouched === undefined) return 'it has no statement of a superior';
  for (const [index, statement] of superiors.entries()) {
    const { issuer, subject } = statement;
    const below = links.slice(0, index + 1);
    if (issuer === subject) return 'it has an entity configuration in the middle';
    if (subject !== below.at(-1)?.issuer) return `the statement about ${subject} is missing at its place`;
    if (!(await isSignedBy(statement, superiors[index + 1]?.keys ?? anchor.keys)))
      return `the statement of ${issuer} about ${subject} is not signed with its keys`;
    const broken = brokenConstraint(statement, below, entityType);
    if (broken !== undefined) return `${broken} (constraints of ${issuer})`;
  }
  if (superiors.at(-1)?.issuer !== anchor.entityId) return 'it does not end at the trust anchor';
  // The leaf's signature must match its own keys and those in its superior's statement.
  return (await isSignedBy(leaf, leaf.keys)) && (await isSignedBy(leaf, vouched.keys))
    ? undefined
    : `the configuration of ${leaf.subject} is not signed with its keys`;
}

/** Returns the expiry of a chain in seconds since the epoch (OpenID Federation 1.0, section 10.4). */
export const chainExpiry = (links: Links): number => Math.min(...links.map(({ expiresAt }) => expiresAt));
