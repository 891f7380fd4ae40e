import type { BriefEntry, Journal, JournalFilter } from '../mock/journal.js';
import type { MaybePromise } from '../mock/state/store.js';
import type { Stream } from './route.js';

/** How many entries are read and written at once. */
const portion = 100;

export interface EventStreamOptions {
  /** Returns the first entries that match a filter as the stream shows them. Default: `journal.find`. */
  readonly read?: (filter: JournalFilter, first: number) => MaybePromise<readonly BriefEntry[]>;
  /** Milliseconds between comments that keep the connection open. */
  readonly heartbeat?: number;
}

/**
 * Streams exchanges as server-sent events whose IDs are the sequence numbers, until the signal aborts. With
 * `after`, it first sends the journal entries that follow this number. The journal is the buffer of a slow client: what
 * it no longer keeps, such a client misses.
 */
export function eventStream(
  journal: Journal,
  { after, ...wanted }: JournalFilter,
  signal: AbortSignal,
  { read = (filter, first) => journal.find(filter, { first }), heartbeat = 15_000 }: EventStreamOptions = {},
): Stream {
  // A stream that has begun cannot report an error.
  journal.check(wanted);
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Tells the client that the subscription is active, and makes proxies flush the headers.
    response.write(': open\n\n');
    let sent = after ?? journal.latest;
    let reading = false;

    /** Sends what came since, until the client has to catch up. */
    async function proceed(): Promise<void> {
      if (reading) return;
      reading = true;
      while (!response.writableNeedDrain && !response.writableEnded) {
        const { latest } = journal;
        // After the journal is cleared, sequence numbers start again from 1.
        if (sent > latest) sent = 0;
        if (sent === latest) break;
        const entries = await read({ ...wanted, after: sent }, portion);
        if (response.writableEnded) break;
        for (const entry of entries)
          response.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`);
        const last = entries.at(-1)?.sequence ?? 0;
        // Fewer than were asked for are all there are.
        sent = entries.length < portion ? Math.max(latest, last) : last;
      }
      reading = false;
    }
    const next = () => void proceed().catch(() => response.destroy());
    response.on('drain', next);
    const stop = journal.watch(next);
    const beat = setInterval(() => response.write(':\n\n'), heartbeat);
    const end = () => {
      stop();
      clearInterval(beat);
      response.end();
    };
    if (signal.aborted) end();
    else {
      signal.addEventListener('abort', end, { once: true });
      next();
    }
  };
}
