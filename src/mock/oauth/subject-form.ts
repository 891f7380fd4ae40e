import { Failure, refuse } from '../failure.js';
import { isAscii } from '../properties/text.js';
import type { ResultCode } from '../results/index.js';

/** The result codes for a subject that is missing, too long, or not ASCII. */
export interface SubjectCodes {
  readonly none: ResultCode;
  readonly tooLong: ResultCode;
  readonly notAscii: ResultCode;
}

/** Authlete's limit, in characters. */
export const longestSubject = 100;

/** Returns why a value is not a valid subject (OpenID Connect Core, section 2, and Authlete's limit). */
export function subjectFailure(subject: string | undefined, codes: SubjectCodes): Failure | undefined {
  if (!subject) return new Failure(codes.none);
  return textFailure(subject, longestSubject, codes.tooLong, codes.notAscii);
}

/** Checks the length of a text in characters and, if there is a code for it, that it is ASCII. */
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
