import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, systemClock } from '../mock/state/clock.js';
import { type Listening, listenWith, type RequestHandler } from '../mock/transport/node.js';
import { bodyLimit, readChunks } from '../mock/transport/read-body.js';
import { type Contract, loadContract } from '../spec/contract.js';
import { reasonOf } from '../spec/failure.js';
import { Router } from '../spec/router.js';
import { forward, type UpstreamAnswer } from '../upstream/forward.js';
import { formatName, formatVersion, requestHeaderNames, responseHeaderNames } from './format.js';
import { Masker } from './masker.js';
import { RecordingFile } from './recording-file.js';
import { Secrets } from './secrets.js';
import { wordsOf } from './words.js';
import { Writer } from './writer.js';

export interface RecorderOptions {
  /** The base URL of an Authlete. */
  readonly upstream: URL;
  /** The file to write; it must not exist. */
  readonly file: string;
  readonly contract?: Contract;
  readonly clock?: Clock;
  /** Told, in a sentence, of what could not be forwarded or recorded. */
  readonly onProblem: (problem: string) => void;
}

/** Stands between an authorization server and an Authlete, and writes down what passes. */
export interface Recorder {
  /** Its base URL, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** Rejects if it cannot listen, and takes the file away. */
  listen(address: { host: string; port: number }): Promise<Listening>;
  /** How many exchanges the file has. */
  count(): number;
  /** Stops listening and closes the file. */
  close(): Promise<void>;
}

/** Creates the file of a recording and what writes it. Throws `InvalidInput`. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { upstream, file, contract = loadContract(), clock = systemClock, onProblem } = options;
  const secrets = new Secrets(wordsOf(contract));
  const masker = new Masker(secrets, new Router(contract.operations.values()));
  const address = upstream.origin + upstream.pathname.replace(/\/$/, '');
  const writer = new Writer(
    new RecordingFile(file, {
      format: formatName,
      version: formatVersion,
      upstream: address,
      contract: contract.document.info.version,
      recordedAt: clock.now(),
    }),
    secrets,
    onProblem,
  );
  let listening: Listening | undefined;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks = await readChunks(request, bodyLimit);
    if (chunks === undefined) return refuse(response, 413, 'The request body is too large.');
    const body = Buffer.concat(chunks);
    let answer: UpstreamAnswer;
    try {
      answer = await forward(upstream, request, body);
    } catch (error) {
      const problem = `Failed to reach ${address}: ${reasonOf(error)}. Please check --upstream and the network.`;
      onProblem(problem);
      return refuse(response, 502, problem);
    }
    response.writeHead(answer.status, answer.statusMessage, answer.headers);
    response.end(answer.body);
    record(request, body, answer);
  }

  /** What cannot be recorded has still been answered. */
  function record(request: IncomingMessage, body: Buffer, answer: UpstreamAnswer): void {
    const { method = 'GET', url: target = '/' } = request;
    try {
      writer.append(
        masker.mask({
          at: clock.now(),
          method,
          target,
          requestHeaders: chosen(requestHeaderNames, (name) => request.headers[name]),
          request: body.toString('utf8'),
          status: answer.status,
          responseHeaders: chosen(responseHeaderNames, answer.header),
          response: answer.body.toString('utf8'),
        }),
      );
    } catch (error) {
      onProblem(
        `Failed to record a ${method} request: ${reasonOf(error)}. The recording goes on without it.`,
      );
    }
  }

  const handler: RequestHandler = (request, response) => {
    pass(request, response).catch(() => response.destroy());
  };

  return {
    upstream: address,
    async listen({ host, port }) {
      try {
        listening = await listenWith(handler, host, port);
        return listening;
      } catch (error) {
        writer.discard();
        throw error;
      }
    },
    count: () => writer.count,
    async close() {
      await listening?.close();
      writer.close();
    },
  };
}

/** An error in the form of the API. */
function refuse(response: ServerResponse, status: number, resultMessage: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ resultCode: String(status), resultMessage }));
}

function chosen<Name extends string>(
  names: readonly Name[],
  header: (name: Name) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
