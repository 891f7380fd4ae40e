import { isObject } from '../../json.js';
import type { EntityStatement } from './entity-statement.js';

/**
 * Returns which constraint of a superior a chain violates (OpenID Federation 1.0, section 6.2). `below` contains
 * the statements below the superior's, starting with the leaf's configuration.
 */
export function brokenConstraint(
  superior: EntityStatement,
  below: readonly EntityStatement[],
  entityType: string,
): string | undefined {
  const constraints = superior.claims['constraints'];
  if (constraints === undefined) return undefined;
  if (!isObject(constraints)) return 'the constraints are not a JSON object';
  const { max_path_length: longest, naming_constraints: naming, allowed_entity_types: types } = constraints;
  if (typeof longest === 'number' && below.length - 1 > longest) return 'the path is longer than permitted';
  const subjects = [...below.map(({ subject }) => subject), superior.subject];
  const misnamed = isObject(naming) && subjects.find((subject) => !isPermitted(new URL(subject), naming));
  if (misnamed) return `the name ${misnamed} is not permitted`;
  // Section 6.2.3: federation_entity is always allowed, other types only if listed.
  return Array.isArray(types) && !types.includes(entityType)
    ? `the entity type ${entityType} is not permitted`
    : undefined;
}

/** Section 6.2.2, with the host name rules of RFC 5280, section 4.2.1.10. */
function isPermitted({ hostname }: URL, { permitted, excluded }: Readonly<Record<string, unknown>>): boolean {
  const covers = (domains: unknown): boolean =>
    Array.isArray(domains) && domains.some((domain) => lies(hostname, String(domain).toLowerCase()));
  return !covers(excluded) && (permitted === undefined || covers(permitted));
}

const lies = (host: string, domain: string): boolean =>
  domain.startsWith('.') ? host.endsWith(domain) : host === domain;
