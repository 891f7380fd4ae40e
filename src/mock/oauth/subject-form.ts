import { Failure, refuse } from '../failure.js';
import type { ResultCode } from '../results/index.js';

/** The result codes of an operation for a subject that is missing, too long, or not of ASCII. */
export interface SubjectCodes {
  readonly none: ResultCode;
  readonly tooLong: ResultCode;
  readonly notAscii: ResultCode;
}

const longest = 100;

/** What keeps a value from being a subject (OpenID Connect Core, section 2, and the limit of the service). */
export function subjectFailure(subject: string | undefined, codes: SubjectCodes): Failure | undefined {
  if (!subject) return new Failure(codes.none);
  if (subject.length > longest) return refuse(codes.tooLong, { limit: longest });
  return /^[\x20-\x7e]*$/.test(subject) ? undefined : new Failure(codes.notAscii);
}
