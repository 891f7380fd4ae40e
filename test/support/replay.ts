import { type Authlete, type AuthleteOptions, createAuthlete } from '../../src/index.js';
import type { Recording } from '../../src/recording/format.js';
import type { UnmaskedExchange } from '../../src/recording/masker.js';
import { masked } from './masking.js';
import { type Caller, callerIn } from './recording.js';

/** Returns a recording of wire exchanges. They belong to service 1 unless they say otherwise. */
export const recordingOf = (...exchanges: readonly Partial<UnmaskedExchange>[]): Recording => ({
  header: {
    format: 'authlete-testkit-recording',
    version: 1,
    upstream: 'https://us.authlete.com',
    contract: '3.0.16',
    recordedAt: 1_700_000_000_000,
  },
  exchanges: masked(...exchanges),
});

/** Returns an exchange of an operation of service 1. Without a request body it is a GET. */
export const calling = (
  path: string,
  request: object | undefined,
  response: object | string,
  more: Partial<UnmaskedExchange> = {},
): Partial<UnmaskedExchange> => ({
  method: request === undefined ? 'GET' : 'POST',
  target: `/api/1${path}`,
  request: request === undefined ? '' : JSON.stringify(request),
  response: typeof response === 'string' ? response : JSON.stringify(response),
  ...more,
});

export interface Replayed {
  readonly authlete: Authlete;
  readonly call: Caller;
}

/** Replays exchanges. Internal errors fail the test. */
export function replaying(
  exchanges: readonly Partial<UnmaskedExchange>[],
  options: AuthleteOptions = {},
): Replayed {
  const authlete = createAuthlete({
    onProblem: (problem) => {
      throw problem;
    },
    ...options,
    replay: recordingOf(...exchanges),
  });
  return { authlete, call: callerIn(authlete) };
}
