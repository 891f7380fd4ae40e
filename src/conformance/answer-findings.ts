import type { ComparisonName } from '../validate/comparisons.js';
import type { Finding } from '../validate/verdict.js';
import { type AnswerDifference, type AnswerForm, answerDifferences, isMember } from './answer.js';

/** Returns a finding for each difference from an earlier answer, which was given `where`. */
export const answerFindings = (
  check: ComparisonName,
  before: AnswerForm,
  now: AnswerForm,
  where: string,
): Finding[] =>
  answerDifferences(before, now).map((difference) => ({
    check,
    severity: difference.severity,
    message: messageOf(difference, where),
    pointer: pointerOf(difference.at),
    expected: difference.before,
    got: difference.now,
  }));

function messageOf({ at, before, now }: AnswerDifference, where: string): string {
  if (!isMember(at)) return `The ${names[at] ?? at} is not the one ${where}.`;
  const what = at === '' ? 'The body' : at;
  if (before === 'none') return `${what} did not exist ${where}.`;
  if (now === 'none') return `${what} is missing, but existed ${where}.`;
  return `${what} has another type than ${where}.`;
}

const names: Readonly<Record<string, string>> = { resultCode: 'result code', 'content-type': 'media type' };

function pointerOf(at: string): string {
  if (at === 'status') return '/status';
  if (at === 'content-type') return '/response/headers/content-type';
  return `/response${isMember(at) ? at.replaceAll('/[]', '/*') : `/${at}`}`;
}
