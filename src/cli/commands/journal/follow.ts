import { setTimeout } from 'node:timers/promises';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import {
  type ControlClient,
  type ControlInput,
  type ControlStream,
  UnreachableError,
} from '../../../control/client.js';
import type { JournalEntry } from '../../../mock/journal.js';
import { onStop } from '../../stopping.js';

const route = 'GET /services/{serviceId}/journal/events' satisfies ControlStream;

/** How long to wait before each new attempt to connect, in milliseconds. */
const pauses = [100, 500, 1000, 2000, 5000];

/**
 * Calls `onEntry` with each call to come, until SIGINT or SIGTERM. If the stream breaks, it goes on after the last
 * call. Rejects with `UnreachableError` if the mock does not come back, with `ControlCallError` if it refuses.
 */
export async function followed(
  control: ControlClient,
  input: ControlInput<ControlStream>,
  onEntry: (entry: JournalEntry) => void,
): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  onStop(async () => stop.abort());
  let lastEventId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stream = await control.stream(route, { ...input, signal, ...(lastEventId && { lastEventId }) });
      failures = 0;
      for await (const { id, data } of stream
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(new EventSourceParserStream())) {
        lastEventId = id ?? lastEventId;
        onEntry(JSON.parse(data));
      }
    } catch (problem) {
      if (signal.aborted) return;
      // A stream that breaks off rejects with a TypeError.
      if (!(problem instanceof UnreachableError || problem instanceof TypeError)) throw problem;
      if (failures >= pauses.length) throw problem;
    }
    await setTimeout(pauses[failures] ?? 0, undefined, { signal }).catch(() => {});
    failures += 1;
  }
}
