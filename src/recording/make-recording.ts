import type { Clock } from '../mock/state/clock.js';
import { wordsOf } from '../redaction/words.js';
import type { Contract } from '../spec/contract.js';
import { reasonOf } from '../spec/failure.js';
import { Router } from '../spec/router.js';
import { formatName, formatVersion, requestHeaderNames, responseHeaderNames } from './format.js';
import { Masker } from './masker.js';
import { RecordingFile } from './recording-file.js';
import { Secrets } from './secrets.js';
import { Writer } from './writer.js';

export interface RecordingOptions {
  /** The base URL of the Authlete, such as `https://us.authlete.com`. */
  readonly upstream: string;
  /** The file to write; it must not exist. */
  readonly file: string;
  readonly contract: Contract;
  readonly clock: Clock;
  /** Told, in a sentence, of what could not be recorded. */
  readonly onProblem: (problem: string) => void;
}

type Header = (name: string) => string | undefined;

/** One call and its answer as they went over the wire. */
export interface WireExchange {
  readonly method: string;
  readonly target: string;
  readonly requestHeader: Header;
  readonly request: string;
  readonly status: number;
  readonly responseHeader: Header;
  readonly response: string;
}

/** A recording that grows: placeholders stand in it for secrets. */
export interface GrowingRecording {
  /** Adds an exchange of this moment; what cannot be recorded is told of. */
  append(exchange: WireExchange): void;
  /** How many exchanges the file has. */
  count(): number;
  /** Leaves no file. */
  discard(): void;
  close(): void;
}

/** Creates the file of a recording. Throws `InvalidInput`. */
export function makeRecording(options: RecordingOptions): GrowingRecording {
  const { upstream, file, contract, clock, onProblem } = options;
  const secrets = new Secrets(wordsOf(contract));
  const masker = new Masker(secrets, new Router(contract.operations.values()));
  const header = {
    format: formatName,
    version: formatVersion,
    upstream,
    contract: contract.document.info.version,
    recordedAt: clock.now(),
  } as const;
  const writer = new Writer(new RecordingFile(file, header), secrets, onProblem);

  return {
    append({ requestHeader, responseHeader, ...exchange }) {
      const requestHeaders = chosen(requestHeaderNames, requestHeader);
      const responseHeaders = chosen(responseHeaderNames, responseHeader);
      try {
        writer.append(masker.mask({ at: clock.now(), ...exchange, requestHeaders, responseHeaders }));
      } catch (error) {
        onProblem(
          `Failed to record a ${exchange.method} request: ${reasonOf(error)}. The recording goes on without it.`,
        );
      }
    },
    count: () => writer.count,
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
