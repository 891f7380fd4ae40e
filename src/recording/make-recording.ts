import type { Clock } from '../mock/state/clock.js';
import { wordsOf } from '../redaction/words.js';
import type { Contract } from '../spec/contract.js';
import { reasonOf } from '../spec/failure.js';
import { routerOf } from '../spec/router.js';
import { formatName, formatVersion, requestHeaderNames, responseHeaderNames } from './format.js';
import { Masker } from './masker.js';
import { RecordingFile } from './recording-file.js';
import { Secrets } from './secrets.js';
import { Writer } from './writer.js';

export interface RecordingOptions {
  /** The base URL of the Authlete server, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** The file to write; it must not exist. */
  readonly file: string;
  readonly contract: Contract;
  readonly clock: Clock;
  /** Called with a sentence that says what could not be recorded. */
  readonly onProblem: (problem: string) => void;
}

type Header = (name: string) => string | undefined;

/** One call and its response as sent over the wire. */
export interface WireExchange {
  readonly method: string;
  readonly target: string;
  readonly requestHeader: Header;
  readonly request: string;
  readonly status: number;
  readonly responseHeader: Header;
  readonly response: string;
}

/** A recording in progress. Placeholders replace the secrets. */
export interface GrowingRecording {
  /** Appends an exchange with the current time. Problems go to `onProblem`. */
  append(exchange: WireExchange): void;
  /** The number of exchanges in the file. */
  count(): number;
  /** The number of exchanges that could not be recorded. */
  lost(): number;
  /** Deletes the file. */
  discard(): void;
  close(): void;
}

/** Creates the file of a recording. Throws `InvalidInputError` if that is not possible. */
export function makeRecording(options: RecordingOptions): GrowingRecording {
  const { upstream, file, contract, clock, onProblem } = options;
  const secrets = new Secrets(wordsOf(contract));
  const masker = new Masker(secrets, routerOf(contract));
  const header = {
    format: formatName,
    version: formatVersion,
    upstream,
    contract: contract.document.info.version,
    recordedAt: clock.now(),
  } as const;
  const writer = new Writer(new RecordingFile(file, header), secrets, onProblem);

  let lost = 0;

  return {
    append({ requestHeader, responseHeader, ...exchange }) {
      const requestHeaders = chosen(requestHeaderNames, requestHeader);
      const responseHeaders = chosen(responseHeaderNames, responseHeader);
      try {
        writer.append(masker.mask({ at: clock.now(), ...exchange, requestHeaders, responseHeaders }));
      } catch (error) {
        lost += 1;
        onProblem(
          `Failed to record a ${exchange.method} request: ${reasonOf(error)}. The recording continues without it.`,
        );
      }
    },
    count: () => writer.count,
    lost: () => lost,
    discard: () => writer.discard(),
    close: () => writer.close(),
  };
}

const chosen = (names: readonly string[], header: Header): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
