import { isObject, parseJson } from '../../json.js';
import type { Schema } from '../../spec/types.js';
import { type Failure, refuse } from '../failure.js';
import type { Decoded } from '../request/decoded.js';
import type { ResultCode } from '../results/index.js';
import { areTooLarge, extraPropertiesLimit } from './extra-properties.js';
import { longestSubject, textFailure } from './subject-form.js';

/** The authorization server's report of its user's decision. */
export type DecisionBody = Omit<Decoded<Schema<'device_complete_request'>>, 'userCode'>;

/** The result codes of an operation that takes a decision. */
export interface DecisionCodes {
  readonly noResult: ResultCode;
  readonly noSubject: ResultCode;
  readonly longSubject: ResultCode;
  readonly subjectNotAscii: ResultCode;
  readonly longSub: ResultCode;
  readonly subNotAscii: ResultCode;
  readonly negativeAuthTime: ResultCode;
  readonly longAcr: ResultCode;
  readonly acrNotAscii: ResultCode;
  readonly claimsNotJson: ResultCode;
  readonly largeClaims: ResultCode;
  readonly largeProperties: ResultCode;
  readonly longErrorDescription: ResultCode;
  readonly longErrorUri: ResultCode;
  readonly errorUriNotAscii: ResultCode;
  readonly headerParametersNotJson: ResultCode;
}

const longestAcr = 200;
const longestErrorText = 200;
const largestClaims = 65_535;

/** Returns what is wrong with a call that reports a decision. */
export function decisionFailure(body: DecisionBody, codes: DecisionCodes): Failure | undefined {
  const { result, subject, sub, authTime = 0, acr, claims, properties, idtHeaderParams } = body;
  if (result === undefined) return refuse(codes.noResult);
  if (result === 'AUTHORIZED' && !subject) return refuse(codes.noSubject);
  return (
    textFailure(subject, longestSubject, codes.longSubject, codes.subjectNotAscii) ??
    textFailure(sub, longestSubject, codes.longSub, codes.subNotAscii) ??
    (authTime < 0 ? refuse(codes.negativeAuthTime) : undefined) ??
    textFailure(acr, longestAcr, codes.longAcr, codes.acrNotAscii) ??
    (claims && !isObject(parseJson(claims)) ? refuse(codes.claimsNotJson) : undefined) ??
    (claims && Buffer.byteLength(claims) > largestClaims
      ? refuse(codes.largeClaims, { limit: largestClaims })
      : undefined) ??
    (properties && areTooLarge(properties)
      ? refuse(codes.largeProperties, { limit: extraPropertiesLimit })
      : undefined) ??
    textFailure(body.errorDescription, longestErrorText, codes.longErrorDescription) ??
    textFailure(body.errorUri, longestErrorText, codes.longErrorUri, codes.errorUriNotAscii) ??
    (idtHeaderParams && !isObject(parseJson(idtHeaderParams))
      ? refuse(codes.headerParametersNotJson)
      : undefined)
  );
}
