import { apiResults, results } from '../../mock/results/index.js';
import { outcomeCheck } from '../check.js';
import { isKnownAction } from '../known-action.js';

/** The actions that each operation is known to pair with a result code: operationId → code → actions. */
const pairs = new Map<string, Map<string, Set<string>>>();
const known = new Set<string>();
for (const [row, { on }] of Object.entries(results)) {
  const code = row.slice(0, 7);
  known.add(code);
  for (const [operationId, paired] of Object.entries(on)) {
    const codes = pairs.get(operationId) ?? new Map<string, Set<string>>();
    const actions = codes.get(code) ?? new Set();
    for (const action of typeof paired === 'string' ? [paired] : paired) actions.add(action);
    pairs.set(operationId, codes.set(code, actions));
  }
}

export default outcomeCheck({
  id: 'result-code-known',
  severity: 'warning',
  about: 'The operation is known to return the result code with this action.',
  why: 'A code of another operation or action suggests that the service has changed, or that recordings were mixed up.',
  run(outcome) {
    const { operation, action = 'none', resultCode } = outcome;
    if (resultCode === undefined || !outcome.isAnswered || !known.has(resultCode)) return undefined;
    if (Object.hasOwn(apiResults, resultCode)) return undefined;
    // The check action-known reports missing and unknown actions.
    const isKnown = action === 'none' ? operation.actions.length === 0 : isKnownAction(outcome, action);
    if (!isKnown) return undefined;
    const actions = pairs.get(operation.operationId)?.get(resultCode);
    if (actions?.has(action)) return undefined;
    return {
      message:
        actions === undefined
          ? `${operation.operationId} is not known to return ${resultCode}.`
          : `${resultCode} is known with the action ${[...actions].join(' or ')}, not with ${action}.`,
      pointer: '/response/resultCode',
      got: resultCode,
    };
  },
});
