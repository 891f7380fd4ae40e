import { isObject, type UnknownRecord } from '../../json.js';
import type { EntityStatement } from './entity-statement.js';
import { applyPolicy, type PolicyOutcome } from './metadata-policy/apply.js';
import { combinePolicies } from './metadata-policy/combine.js';
import { operators } from './metadata-policy/operators.js';
import type { Links } from './trust-chain.js';

/** Returns the metadata of an entity for a type; `undefined` if it has no such type. */
export const metadataOf = (
  { claims: { metadata } }: EntityStatement,
  type: string,
): UnknownRecord | undefined => {
  const given = isObject(metadata) ? metadata[type] : undefined;
  return isObject(given) ? given : undefined;
};

/** Returns the leaf's metadata with its superiors' policies applied (OpenID Federation 1.0, section 6.1.4). */
export function resolvedMetadata([leaf, ...superiors]: Links, type: string): PolicyOutcome {
  const unknown = superiors.flatMap(({ claims }) => unknownCritical(claims['metadata_policy_crit']));
  if (unknown.length > 0)
    return { ok: false, defect: `unknown operators are critical: ${unknown.join(', ')}` };
  const policies = superiors.toReversed().map(({ claims: { metadata_policy: policy } }) => {
    const ofType = isObject(policy) ? policy[type] : undefined;
    return isObject(ofType) ? ofType : {};
  });
  const combined = combinePolicies(policies);
  if (!combined.ok) return combined;
  const [immediate] = superiors;
  // Section 6.1.4.2: metadata in the immediate superior's statement take precedence.
  const declared = { ...metadataOf(leaf, type), ...(immediate && metadataOf(immediate, type)) };
  return applyPolicy(combined.policy, declared);
}

/** Section 3.1.3: the unknown operators in `metadata_policy_crit`. */
const unknownCritical = (names: unknown): unknown[] =>
  Array.isArray(names) ? names.filter((name) => !operators.some((operator) => operator.name === name)) : [];
