import { type Clock, systemClock } from '../mock/state/clock.js';
import { type CloseOptions, type Listening, listenWith } from '../mock/transport/node.js';
import { type Contract, loadContract } from '../spec/contract.js';
import type { UpstreamAnswer } from '../upstream/forward.js';
import { addressOf, type ProxiedRequest, passOn } from '../upstream/pass-on.js';
import { makeRecording } from './make-recording.js';
import { wireExchange } from './wire-exchange.js';

export interface RecorderOptions {
  /** The base URL of the Authlete server. */
  readonly upstream: URL;
  /** The file to write; it must not exist. */
  readonly file: string;
  readonly contract?: Contract;
  readonly clock?: Clock;
  /** Called with each call and its response, before secrets are replaced. */
  readonly onPassed?: (proxied: ProxiedRequest, answer: UpstreamAnswer) => void;
  /** Called with a sentence that says what could not be forwarded or recorded. */
  readonly onProblem: (problem: string) => void;
}

/** A proxy between an authorization server and Authlete that records the traffic. */
export interface Recorder {
  /** The base URL of the Authlete server, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** Rejects if the address cannot be bound, and deletes the file. */
  listen(address: { host: string; port: number }): Promise<Listening>;
  /** The number of exchanges in the file. */
  count(): number;
  /** The number of exchanges that could not be recorded. */
  lost(): number;
  /** Stops listening and closes the file. */
  close(options?: CloseOptions): Promise<void>;
}

/** Creates a recorder and its file. Throws `InvalidInputError` if the file cannot be created. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { upstream, file, contract = loadContract(), clock = systemClock, onPassed, onProblem } = options;
  const address = addressOf(upstream);
  const recording = makeRecording({ upstream: address, file, contract, clock, onProblem });
  const passing = passOn({
    upstream,
    passed(passing, answer) {
      recording.append(wireExchange(passing, answer));
      onPassed?.(passing, answer);
    },
    onProblem,
  });
  let listening: Listening | undefined;

  return {
    upstream: address,
    async listen({ host, port }) {
      try {
        listening = await listenWith(passing.handler, host, port);
        return listening;
      } catch (error) {
        recording.discard();
        throw error;
      }
    },
    count: recording.count,
    lost: recording.lost,
    async close(options) {
      await listening?.close(options);
      await passing.stop();
      recording.close();
    },
  };
}
