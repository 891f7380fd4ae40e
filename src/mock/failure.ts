import type { ResultCode } from './results/index.js';

/** What a message of the registry names in braces. */
export type MessageParameters = Readonly<Record<string, string | number | undefined>>;

export interface FailureDetails {
  readonly message?: MessageParameters;
  /** Parameters added to a Bearer challenge, such as `scope` (RFC 6750, section 3). */
  readonly challenge?: Readonly<Record<string, string>>;
  /** Replaces the scheme of the challenge, Bearer. */
  readonly scheme?: 'DPoP';
  /** Replaces the OAuth error of the registry. */
  readonly error?: string;
  /** Replaces the text of `error_description`. */
  readonly description?: string;
  /** Names the action where the registry leaves a choice. */
  readonly action?: string;
  /** Members of the response beside `responseContent`. */
  readonly members?: object;
}

/** A request that a rule refuses, with the result code that says why. Rules return it, handlers throw it. */
export class Failure {
  constructor(
    readonly code: ResultCode,
    readonly details: FailureDetails = {},
  ) {}
}

export const refuse = (code: ResultCode, message: MessageParameters = {}): Failure =>
  new Failure(code, { message });

/** What is wrong with the request of a client, by its OAuth error, where no result code is known. */
export const badRequest = (error: string, outcome: string): Failure =>
  new Failure('A000000', { action: 'BAD_REQUEST', error, message: { outcome } });

/** A mistake of the authorization server, not of its client; the result code is not known. */
export const callerError = (outcome: string): Failure =>
  new Failure('A000000', { action: 'CALLER_ERROR', message: { outcome } });

/** What the service cannot do as it is configured; the result code is not known. */
export const serverError = (outcome: string): Failure =>
  new Failure('A000000', { action: 'INTERNAL_SERVER_ERROR', error: 'server_error', message: { outcome } });
