import type { MessageParameters } from './failure.js';
import { JsonText } from './json-text.js';
import type { ResponderOutcome } from './outcome.js';
import { fill } from './results/fill.js';
import { type ApiResultCode, apiResults } from './results/index.js';

/** A call that fails at the HTTP level: a status other than 200, and no `action`. */
export class ApiError {
  constructor(
    readonly code: ApiResultCode,
    readonly message: MessageParameters = {},
  ) {}

  /** Returns the error envelope. As with the real service, `resultMessage` names the API path. */
  outcome(apiPath: string): ResponderOutcome {
    const row = apiResults[this.code];
    const resultMessage = `[${this.code}] ${this.text(apiPath)}`;
    const body = JsonText.of({ resultCode: this.code, resultMessage });
    return { status: row.status, body, resultCode: this.code, cause: { row, parameters: this.message } };
  }

  /** Returns the error message, with the API path. */
  text(apiPath: string): string {
    const { message } = apiResults[this.code];
    const text = fill(message, { ...this.message, apiPath });
    return message.includes('{apiPath}') ? text : `${apiPath}, ${text}`;
  }
}
