import { isObject, type UnknownRecord } from '../../../json.js';
import { contradiction } from './contradiction.js';
import { operators } from './operators.js';

/** The combination of several policies, or why they are incompatible. */
export type CombinedPolicy =
  | { readonly ok: true; readonly policy: UnknownRecord }
  | { readonly ok: false; readonly defect: string };

/**
 * Combines the policies for an entity type, starting with the trust anchor's (OpenID Federation 1.0, section
 * 6.1.4.1).
 */
export function combinePolicies(policies: readonly UnknownRecord[]): CombinedPolicy {
  const combined: Record<string, UnknownRecord> = {};
  for (const policy of policies) {
    for (const [name, operands] of Object.entries(policy)) {
      if (!isObject(operands)) return { ok: false, defect: `the policy for ${name} is not a JSON object` };
      const both = withThose(combined[name] ?? {}, operands);
      const defect = typeof both === 'string' ? both : contradiction(both);
      if (typeof both === 'string' || defect !== undefined) {
        return { ok: false, defect: `the policies for ${name} contradict each other: ${defect}` };
      }
      combined[name] = both;
    }
  }
  return { ok: true, policy: combined };
}

function withThose(superior: UnknownRecord, subordinate: UnknownRecord): UnknownRecord | string {
  const both: Record<string, unknown> = { ...superior };
  for (const { name, combine } of operators) {
    if (!(name in subordinate)) continue;
    const combined = name in both ? combine(both[name], subordinate[name]) : { value: subordinate[name] };
    if (typeof combined === 'string') return `${name} ${combined}`;
    both[name] = combined.value;
  }
  return both;
}
