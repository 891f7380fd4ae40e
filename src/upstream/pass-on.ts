import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from '../mock/transport/node.js';
import { bodyLimit, readChunks } from '../mock/transport/read-body.js';
import { reasonOf } from '../spec/failure.js';
import { forward, type UpstreamAnswer } from './forward.js';

/** A received request. */
export interface ProxiedRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly message: IncomingMessage;
  readonly body: Buffer;
}

/** An error in the API's format that replaces the upstream's response. */
export interface Refusal {
  readonly status: number;
  readonly body: object;
}

export interface PassOnOptions {
  readonly upstream: URL;
  /** Inspects a request before it is forwarded. If it returns a refusal, that is the response. */
  readonly request?: (proxied: ProxiedRequest) => Promise<Refusal | undefined>;
  /** Inspects a response before it is passed back. If it returns a refusal, that is the response instead. */
  readonly response?: (proxied: ProxiedRequest, answer: UpstreamAnswer) => Promise<Refusal | undefined>;
  /** Called with each response from upstream, after the caller was answered. */
  readonly passed?: (proxied: ProxiedRequest, answer: UpstreamAnswer) => void | Promise<void>;
  /** Called with a sentence that says what could not be forwarded or inspected. */
  readonly onProblem: (problem: string, number: number) => void;
}

/** Forwards requests to an upstream. */
export interface Passing {
  readonly handler: RequestHandler;
  /** Stops waiting for responses. Resolves once everything about the requests has been reported. */
  stop(): Promise<void>;
}

/**
 * Forwards requests to an upstream and passes its responses back unchanged: method, path, headers and bodies. If a
 * caller leaves, the request is still completed, because the upstream may act on it.
 */
export function passOn({ upstream, request, response, passed, onProblem }: PassOnOptions): Passing {
  let count = 0;
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function pass(message: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks = await readChunks(message, bodyLimit);
    if (chunks === undefined) return refuse(reply, refusal(413, 'The request body is too large.'));
    count += 1;
    const passing = { number: count, message, body: Buffer.concat(chunks) };
    const refused = await request?.(passing);
    if (refused !== undefined) return refuse(reply, refused);
    let answer: UpstreamAnswer;
    try {
      answer = await forward(upstream, message, passing.body, stopping.signal);
    } catch (error) {
      const problem = stopping.signal.aborted
        ? `Failed to wait for ${addressOf(upstream)}: there was no response until the end. To wait longer, please set --grace.`
        : `Failed to reach ${addressOf(upstream)}: ${reasonOf(error)}. Please check --upstream and the network.`;
      onProblem(problem, passing.number);
      return refuse(reply, refusal(502, problem));
    }
    const instead = await response?.(passing, answer);
    if (instead !== undefined) refuse(reply, instead);
    else {
      reply.writeHead(answer.status, answer.statusMessage, answer.headers);
      reply.end(answer.body);
    }
    await tell(passing, answer);
  }

  /** The caller is answered already: an error in the callback must not change that. */
  async function tell(proxied: ProxiedRequest, answer: UpstreamAnswer): Promise<void> {
    try {
      await passed?.(proxied, answer);
    } catch (error) {
      onProblem(
        `Failed to inspect a ${proxied.message.method} request: ${reasonOf(error)}. It was forwarded.`,
        proxied.number,
      );
    }
  }

  return {
    handler(message, reply) {
      const passing = pass(message, reply)
        .catch(() => void reply.destroy())
        .finally(() => underWay.delete(passing));
      underWay.add(passing);
    },
    async stop() {
      stopping.abort(new Error('it was stopped'));
      await Promise.all(underWay);
    },
  };
}

/** Omits the query, because it may contain secrets. */
export const addressOf = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/$/, '');

export const refusal = (status: number, resultMessage: string): Refusal => ({
  status,
  body: { resultCode: String(status), resultMessage },
});

function refuse(reply: ServerResponse, { status, body }: Refusal): void {
  reply.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  reply.end(JSON.stringify(body));
}
