import { type Clock, systemClock } from '../mock/state/clock.js';
import { type CloseOptions, type Listening, listenWith } from '../mock/transport/node.js';
import { type Contract, loadContract } from '../spec/contract.js';
import { addressOf, passOn } from '../upstream/pass-on.js';
import { makeRecording } from './make-recording.js';
import { wireExchange } from './wire-exchange.js';

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
  close(options?: CloseOptions): Promise<void>;
}

/** Creates the file of a recording and what writes it. Throws `InvalidInput`. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { upstream, file, contract = loadContract(), clock = systemClock, onProblem } = options;
  const address = addressOf(upstream);
  const recording = makeRecording({ upstream: address, file, contract, clock, onProblem });
  const handler = passOn({
    upstream,
    passed: (passing, answer) => recording.append(wireExchange(passing, answer)),
    onProblem,
  });
  let listening: Listening | undefined;

  return {
    upstream: address,
    async listen({ host, port }) {
      try {
        listening = await listenWith(handler, host, port);
        return listening;
      } catch (error) {
        recording.discard();
        throw error;
      }
    },
    count: recording.count,
    async close(options) {
      await listening?.close(options);
      recording.close();
    },
  };
}
