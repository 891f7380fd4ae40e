import { Hosts } from './hosts.js';
import { type Judge, type Judged, unverifiableVerdict } from './judge.js';
import { judgePart } from './judge-part.js';
import { type Opened, type OpenOptions, openSource } from './readers/open.js';
import type { SourcePart } from './readers/parts.js';
import { isPassedOver, type PassedOver } from './readers/reader.js';

export interface SourcesOptions extends OpenOptions {
  /** The only hosts whose calls are judged. Default: those that are an Authlete. */
  readonly hosts?: readonly string[] | undefined;
  /** Called when a source is opened. */
  readonly onSource?: (() => void) | undefined;
}

/**
 * Judges the exchanges of files, or of standard input for `-`, in order. Rejects with `InvalidInputError` if
 * a source cannot be read.
 *
 * @example
 * for await (const judged of judgeSources(['traffic.har'], new Judge(loadContract()))) …
 */
export async function* judgeSources(
  sources: readonly string[],
  judge: Judge,
  { format, onBytes, hosts, onSource }: SourcesOptions = {},
): AsyncIterable<Judged | PassedOver> {
  const known = new Hosts(hosts);
  let before = 0;
  for (const source of sources) {
    let bytes = 0;
    const count = (read: number) => {
      bytes = read;
      onBytes?.(before + read);
    };
    onSource?.();
    const opened = await openSource(source, { format, onBytes: count });
    // A nested generator would make every single exchange wait for it.
    for await (const batch of judgeSource(source, opened, judge, known)) for (const one of batch) yield one;
    before += bytes;
  }
}

async function* judgeSource(
  source: string,
  { format, parts }: Opened,
  judge: Judge,
  hosts: Hosts,
): AsyncIterable<Iterable<Judged | PassedOver>> {
  const passed = new Passed();
  let exchanges = 0;
  function* counted(batch: Iterable<Judged | PassedOver>): Iterable<Judged | PassedOver> {
    for (const one of batch) {
      if (isPassedOver(one)) passed.add(one);
      else exchanges += 1;
      yield one;
    }
  }
  // One after the other, so that each is garbage before the next is read.
  function* judged(some: readonly SourcePart[]): Iterable<Judged | PassedOver> {
    for (const part of some) {
      const one = judgePart(judge, format, part, source);
      if (one === undefined) continue;
      if (isPassedOver(one)) yield one;
      else yield* hosts.see(one);
    }
  }
  for await (const some of parts) yield counted(judged(some));
  yield counted(hosts.end());
  if (exchanges === 0) yield [{ verdict: unverifiableVerdict({ source, number: 0 }, passed.reason()) }];
}

const mostNamed = 5;

/** What was passed over in a source. A source without an exchange must not pass as valid. */
class Passed {
  #count = 0;
  readonly #hosts = new Set<string>();

  add({ host }: PassedOver): void {
    this.#count += 1;
    if (host !== undefined && this.#hosts.size < mostNamed) this.#hosts.add(host);
  }

  reason(): string {
    if (this.#count === 0) return 'It contains no exchange.';
    const none = 'It contains no call of the Authlete API: ';
    if (this.#hosts.size === 0) return `${none}none of its ${this.#count} entries has a path with /api/.`;
    const names = [...this.#hosts].join(', ');
    return `${none}nothing shows that ${names} is an Authlete. If it is, name it with --host.`;
  }
}
