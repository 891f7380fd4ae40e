import type { Obligation } from '../../facts/obligations/obligation.js';
import { redirectOf } from '../exchange.js';
import type { Observation } from '../observation.js';
import { judgeBody } from './body.js';
import { judgeBefore, judgeCalls } from './calls.js';
import type { Difference } from './difference.js';
import { judgeHeader } from './header.js';
import { type Message, requestOf, responseOf } from './message.js';
import { judgeRule } from './rules.js';

/**
 * Judges one obligation by what was observed. Returns `undefined` if the server obeys it. Throws `NotTried` if the
 * observation does not show it.
 */
export function judge(obligation: Obligation, observation: Observation): Difference | undefined {
  const { requirement, to } = obligation;
  if (requirement.of === 'calls') return judgeCalls(requirement.oneOf, obligation, observation);
  if (requirement.of === 'after') return judgeBefore(requirement.operationIds, observation);
  if (requirement.of === 'rule') return judgeRule(obligation, observation);
  const message = to === undefined ? responseOf(observation) : requestOf(observation, to);
  if (message === undefined)
    return { message: `The server did not answer: ${observation.final.failure ?? 'no response'}.` };
  switch (requirement.of) {
    case 'status':
      return judgeStatus(requirement.oneOf, message);
    case 'content-type':
      return judgeContentType(requirement.oneOf, message);
    case 'header':
      return judgeHeader(requirement.name, requirement.rule, message, observation);
    case 'any-header':
      return judgeAnyHeader(requirement.headers, message, observation);
    case 'body':
      return judgeBody(requirement.rule, message, observation);
  }
}

function judgeStatus(allowed: readonly number[], { answer }: Message): Difference | undefined {
  if (answer === undefined || allowed.includes(answer.status)) return undefined;
  return {
    message: 'The status is another one.',
    expected: allowed.join(' or '),
    got: String(answer.status),
  };
}

function judgeContentType(
  allowed: readonly string[],
  { mediaType, answer }: Message,
): Difference | undefined {
  if (allowed.includes(mediaType)) return undefined;
  // A redirect to a page elsewhere has no content that anybody reads.
  if (answer !== undefined && redirectOf(answer) !== undefined) return undefined;
  return {
    message: 'The content type is another one.',
    expected: allowed.join(' or '),
    got: mediaType || 'none',
  };
}

function judgeAnyHeader(
  headers: Extract<Obligation['requirement'], { readonly of: 'any-header' }>['headers'],
  message: Message,
  observation: Observation,
): Difference | undefined {
  const names = Object.entries(headers);
  const isThere = names.some(([name, rule]) => judgeHeader(name, rule, message, observation) === undefined);
  if (isThere) return undefined;
  return { message: 'None of the headers is there.', expected: names.map(([name]) => name).join(' or ') };
}
