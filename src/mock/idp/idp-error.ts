import type { ContractOperation } from '../../spec/contract.js';
import type { ApiError } from '../api-error.js';
import { JsonText } from '../json-text.js';
import type { ResponderOutcome } from '../outcome.js';

/** Whether an operation belongs to the identity provider, which has its own host at Authlete. */
export const isOfIdp = ({ operationId }: Pick<ContractOperation, 'operationId'>): boolean =>
  operationId.endsWith('_idp_api');

/** The error body of the identity provider: one message, or one message per invalid field. */
type Body =
  | { readonly error: string; readonly organizationId?: number }
  | { readonly errors: readonly string[] };

/** An error of the identity provider. It has no result code. */
export class IdpError {
  constructor(
    readonly status: number,
    readonly body: Body,
  ) {}

  outcome(): ResponderOutcome {
    return { status: this.status, body: JsonText.of(this.body) };
  }
}

/** Converts an API error to the identity provider's format, in which an unknown token has status 400. */
export const asIdpError = (problem: ApiError, apiPath: string): IdpError => {
  const { status } = problem.outcome(apiPath);
  const known = problem.code === 'A458101' ? 400 : status;
  return new IdpError(known, { error: problem.text(apiPath) });
};
