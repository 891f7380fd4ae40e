import { isObject, type UnknownRecord } from '../../../json.js';
import { operators } from './operators.js';

/** The metadata after applying a policy, or how they violate it. */
export type PolicyOutcome =
  | { readonly ok: true; readonly metadata: UnknownRecord }
  | { readonly ok: false; readonly defect: string };

/** Applies a metadata policy (OpenID Federation 1.0, section 6.1.4.2). Unknown operators are ignored. */
export function applyPolicy(policy: UnknownRecord, metadata: UnknownRecord): PolicyOutcome {
  const result: Record<string, unknown> = { ...metadata };
  for (const [name, operands] of Object.entries(policy)) {
    if (!isObject(operands)) return { ok: false, defect: `the policy for ${name} is not a JSON object` };
    for (const operator of operators) {
      if (!(operator.name in operands)) continue;
      const applied = operator.apply(result[name], operands[operator.name]);
      if (typeof applied === 'string') return { ok: false, defect: `${name} ${applied}` };
      result[name] = applied.value;
    }
  }
  const present = Object.entries(result).filter(([, value]) => value !== undefined);
  return { ok: true, metadata: Object.fromEntries(present) };
}
