import type { Engine } from './engine.js';
import { Failure } from './failure.js';
import { merged } from './merged.js';
import { bearerChallenge, credentialError, oauthErrorJson, withoutUri } from './oauth/error-response.js';
import type { AnyCall, HandlerAnswer, Operation, ResultAnswer } from './operation.js';
import type { ResponderOutcome } from './outcome.js';
import { fill } from './results/fill.js';
import { results, wireCode } from './results/index.js';

/** Runs an operation and wraps its answer or `Failure` in the API's envelope. */
export async function respond(
  engine: Engine,
  operation: Operation,
  call: AnyCall,
): Promise<ResponderOutcome> {
  let answer: HandlerAnswer;
  try {
    answer = await operation.run(call);
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    answer = refusal(operation, call, problem);
  }
  if ('status' in answer) return answer;
  return withEnvelope(engine, operation.operationId, answer, actionOf(operation, answer));
}

/** Adds action, result code and message to the members of an answer. */
export function withEnvelope(
  engine: Engine,
  operationId: string,
  answer: Omit<ResultAnswer, 'action'>,
  action: string | undefined,
): ResponderOutcome {
  const { code, members } = answer;
  const resultCode = wireCode(code);
  const row = results[code];
  const resultMessage = `[${resultCode}] ${fill(row.message, answer.message ?? {})}`;
  const body = engine.responseWriter(operationId).write(members, { action, resultCode, resultMessage });
  const { message: parameters, rule, source } = answer;
  const cause = { row, parameters, rule, source };
  return { status: 200, body, action, resultCode, cause };
}

/** Returns the answer of an operation to a call that failed. */
export function refusal(
  operation: Pick<Operation, 'refusal'>,
  { settings }: Pick<AnyCall, 'settings'>,
  failure: Failure,
): ResultAnswer {
  const { code, details } = failure;
  const contents = {
    'oauth-error': () => oauthErrorJson(failure, settings),
    'oauth-error-without-uri': () => oauthErrorJson(failure, withoutUri(settings)),
    'bearer-challenge': () => bearerChallenge(failure, settings),
    'credential-error': () => credentialError(failure, settings),
    none: () => undefined,
  };
  return {
    code,
    members: merged({ responseContent: contents[operation.refusal]() }, details.members ?? {}),
    ...(details.action !== undefined && { action: details.action }),
    ...(details.message && { message: details.message }),
    ...(details.rule !== undefined && { rule: details.rule }),
    ...(details.source !== undefined && { source: details.source }),
  };
}

/** Returns the action that the result code table lists for the code; `undefined` for operations without actions. */
function actionOf({ operationId }: Operation, { code, action }: ResultAnswer): string | undefined {
  const paired: string | readonly string[] | undefined = results[code].on[operationId];
  if (paired === 'none') return undefined;
  const allowed = typeof paired === 'string' ? [paired] : (paired ?? []);
  const chosen = action ?? allowed[0];
  if (chosen === undefined || !allowed.includes(chosen)) {
    throw new Error(
      `The registry of results does not pair ${code} with ${action ?? 'an action'} of ${operationId}.`,
    );
  }
  return chosen;
}
