import { type Answer, mediaTypeOf } from '../exchange.js';
import { NotTried } from '../not-tried.js';
import type { Observation } from '../observation.js';

/** What an obligation is about: the response of the server, or a request that it sent. */
export interface Message {
  readonly headers: Headers;
  readonly body: string;
  readonly mediaType: string;
  /** `undefined` for a request. */
  readonly answer: Answer | undefined;
}

/** Returns the response; `undefined` if the server did not answer. */
export const responseOf = ({ final: { answer } }: Observation): Message | undefined =>
  answer && { headers: answer.headers, body: answer.body, mediaType: mediaTypeOf(answer), answer };

/** Returns the request that the server sent to the client. Throws `NotTried` if nothing listened for it. */
export function requestOf({ received }: Observation, to: string): Message | undefined {
  const [request] = received;
  if (request === undefined) throw new NotTried(`No request to ${to} arrived.`);
  const headers = new Headers(request.headers);
  return { headers, body: request.body ?? '', mediaType: mediaTypeOf({ headers }), answer: undefined };
}
