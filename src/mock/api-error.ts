import type { MessageParameters } from './failure.js';
import type { Outcome } from './respond.js';
import { fill } from './results/fill.js';
import { type ApiResultCode, apiResults } from './results/index.js';

/** A call that fails at the level of HTTP: no `action`, a status that is not 200. */
export class ApiError {
  constructor(
    readonly code: ApiResultCode,
    readonly message: MessageParameters = {},
  ) {}

  /** The envelope of the error; its message names the API path, as the service's does. */
  outcome(apiPath: string): Outcome {
    const { status } = apiResults[this.code];
    const resultMessage = `[${this.code}] ${this.text(apiPath)}`;
    const body = { resultCode: this.code, resultMessage };
    return { status, body, action: undefined, resultCode: this.code };
  }

  /** What went wrong, with the API path. */
  text(apiPath: string): string {
    const { message } = apiResults[this.code];
    const text = fill(message, { ...this.message, apiPath });
    return message.includes('{apiPath}') ? text : `${apiPath}, ${text}`;
  }
}
