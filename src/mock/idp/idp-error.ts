import type { ContractOperation } from '../../spec/contract.js';
import type { ApiError } from '../api-error.js';
import type { Outcome } from '../respond.js';

/** Whether an operation belongs to the identity provider, which has a host of its own at Authlete. */
export const isOfIdp = ({ operationId }: Pick<ContractOperation, 'operationId'>): boolean =>
  operationId.endsWith('_idp_api');

/** The body of an error of the identity provider: a message, or one message for each invalid field. */
type Body =
  | { readonly error: string; readonly organizationId?: number }
  | { readonly errors: readonly string[] };

/** A call that the identity provider refuses. Its errors have no result code. */
export class IdpError {
  constructor(
    readonly status: number,
    readonly body: Body,
  ) {}

  outcome(): Outcome {
    const { status, body } = this;
    return { status, body, action: undefined, resultCode: undefined };
  }
}

/** The same refusal as the identity provider words it. Its example for an unknown token is that of status 400. */
export const asIdpError = (problem: ApiError, apiPath: string): IdpError => {
  const { status } = problem.outcome(apiPath);
  const known = problem.code === 'A458101' ? 400 : status;
  return new IdpError(known, { error: problem.text(apiPath) });
};
