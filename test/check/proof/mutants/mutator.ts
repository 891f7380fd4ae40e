import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AuthleteCall } from '../../../../src/check/exchange.js';

/** A response of a server. */
export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Change = (response: Response) => Response;

/** A proxy that changes the response which answers an action of Authlete. */
export class Mutator {
  /** The calls that Authlete got. */
  calls: readonly AuthleteCall[] = [];
  #wanted: { readonly pair: string; readonly change: Change } | undefined;
  /** Whether the next response belongs to the action, after redirects within the server. */
  #isDue = false;

  /** Changes the final response to requests in which Authlete answered with the operation and the action. */
  change(pair: string, change: Change): () => void {
    this.#wanted = { pair, change };
    this.#isDue = false;
    return () => {
      this.#wanted = undefined;
    };
  }

  /** Puts the proxy in front of a server. */
  readonly inFrontOf = async (listener: RequestListener): Promise<RequestListener> => {
    const inner = createServer(listener);
    await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
    inner.unref();
    const { port } = Object(inner.address());
    return (message, reply) => {
      const first = this.calls.length;
      const { method, url, headers } = message;
      const passed = request({ host: '127.0.0.1', port, path: url, method, headers }, async (answer) => {
        const { 'content-length': _, 'transfer-encoding': __, connection: ___, ...kept } = answer.headers;
        const right = { status: answer.statusCode ?? 502, headers: kept, body: await text(answer) };
        const given = this.#changed(right, this.calls.slice(first), message.headers.host ?? '');
        reply.writeHead(given.status, given.headers).end(given.body);
      });
      passed.on('error', () => reply.destroy());
      message.pipe(passed);
    };
  };

  #changed(response: Response, calls: readonly AuthleteCall[], host: string): Response {
    if (this.#wanted === undefined) return response;
    const { pair, change } = this.#wanted;
    this.#isDue ||= calls.some(({ operationId, action }) => `${operationId} ${action}` === pair);
    if (!this.#isDue || leadsTo(response, host)) return response;
    this.#isDue = false;
    return change(response);
  }
}

/** Whether a response redirects to a page of the same server. */
function leadsTo({ status, headers: { location } }: Response, host: string): boolean {
  if (location === undefined || status < 300 || status > 399) return false;
  return new URL(location, `http://${host}`).host === host;
}
