import type { MessageParameters } from '../failure.js';
import type { Call } from '../operation.js';
import type { ResultCode } from '../results/index.js';

export type VerifyCall = Call<'jose_verify_api'>;

export interface JoseProblem {
  readonly code: ResultCode;
  readonly message: MessageParameters;
}

export const problem = (code: ResultCode, message: MessageParameters = {}): JoseProblem => ({
  code,
  message,
});
