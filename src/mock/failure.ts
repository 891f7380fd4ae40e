import type { ResultCode } from './results/index.js';
import type { Source } from './results/row.js';

/** Values for the placeholders in braces in the result messages. */
export type MessageParameters = Readonly<Record<string, string | number | undefined>>;

export interface FailureDetails {
  readonly message?: MessageParameters;
  /** Parameters added to a Bearer challenge, such as `scope` (RFC 6750, section 3). */
  readonly challenge?: Readonly<Record<string, string>>;
  /** Replaces the challenge's scheme, which is Bearer by default. */
  readonly scheme?: 'DPoP';
  /** Replaces the OAuth error of the result code table. */
  readonly error?: string;
  /** Replaces the text of `error_description`. */
  readonly description?: string;
  /** Selects the action if the result code table allows more than one. */
  readonly action?: string;
  /** The name of the rule that the request breaks. */
  readonly rule?: string;
  /** Where the rule comes from, if the result code table cannot tell. */
  readonly source?: Source;
  /** Response members in addition to `responseContent`. */
  readonly members?: object;
}

/** A request that breaks a rule, with the result code of the violation. Rules return it, handlers throw it. */
export class Failure {
  constructor(
    readonly code: ResultCode,
    readonly details: FailureDetails = {},
  ) {}
}

/** Returns the failure with the name of the rule that found it; the journal shows the name. */
export const namingRule = ({ code, details }: Failure, rule: string): Failure =>
  new Failure(code, { ...details, ...(rule !== '' && { rule }) });

export const refuse = (code: ResultCode, message: MessageParameters = {}): Failure =>
  new Failure(code, { message });

/** Says what is wrong and what would have been needed, for cases whose result code is unknown. */
export const unpublished = (outcome: string, needed: string, details: FailureDetails = {}): Failure =>
  new Failure('A000000', { ...details, message: { outcome, needed } });

/** Returns a client error with the given OAuth error, for cases whose result code is unknown. */
export const badRequest = (error: string, outcome: string, needed: string, source?: Source): Failure =>
  unpublished(outcome, needed, {
    action: 'BAD_REQUEST',
    error,
    ...(source !== undefined && { source }),
  });

/** Returns an error of the authorization server rather than its client; its result code is unknown. */
export const callerError = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { action: 'CALLER_ERROR' });

/** Returns an error for a request that the configured service cannot serve; its result code is unknown. */
export const serverError = (outcome: string, needed: string): Failure =>
  unpublished(outcome, needed, { action: 'INTERNAL_SERVER_ERROR', error: 'server_error' });
