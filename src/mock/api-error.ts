import type { MessageParameters } from './failure.js';
import { type ApiResponse, jsonResponse } from './http.js';
import { fill } from './results/fill.js';
import { type ApiResultCode, apiResults } from './results/index.js';

/** A call that fails at the level of HTTP: no `action`, a status that is not 200. */
export class ApiError {
  constructor(
    readonly code: ApiResultCode,
    readonly message: MessageParameters = {},
  ) {}

  /** The envelope of the error; its message begins with the API path, as the service's does. */
  response(apiPath: string, headers?: Record<string, string>): ApiResponse {
    const { status, message } = apiResults[this.code];
    const resultMessage = `[${this.code}] ${apiPath}, ${fill(message, this.message)}`;
    return jsonResponse(status, { resultCode: this.code, resultMessage }, headers);
  }
}
