import { Failure, refuse } from '../failure.js';
import { isAscii } from '../properties/text.js';
import type { ResultCode } from '../results/index.js';

/** The result codes of an operation for a subject that is missing, too long, or not of ASCII. */
export interface SubjectCodes {
  readonly none: ResultCode;
  readonly tooLong: ResultCode;
  readonly notAscii: ResultCode;
}

/** The limit of the service, in characters. */
export const longestSubject = 100;

/** What keeps a value from being a subject (OpenID Connect Core, section 2, and the limit of the service). */
export function subjectFailure(subject: string | undefined, codes: SubjectCodes): Failure | undefined {
  if (!subject) return new Failure(codes.none);
  return textFailure(subject, longestSubject, codes.tooLong, codes.notAscii);
}

/** What is wrong with a text that has a limit in characters and, where there is a code for it, must be ASCII. */
export function textFailure(
  text: string | undefined,
  limit: number,
  tooLong: ResultCode,
  notAscii?: ResultCode,
): Failure | undefined {
  if (text === undefined) return undefined;
  if (text.length > limit) return refuse(tooLong, { limit });
  return notAscii !== undefined && !isAscii(text) ? refuse(notAscii) : undefined;
}
