import type { Journal, JournalEntry, JournalFilter } from '../mock/journal.js';
import type { Stream } from './route.js';

/** The maximum number of bytes that are buffered for a slow client. */
const backlog = 16 * 1024 * 1024;

export interface EventStreamOptions {
  /** Resolves to the entries as the stream shows them. Called with all entries that have come since the last call. */
  readonly shown?: (entries: readonly JournalEntry[]) => Promise<readonly JournalEntry[]>;
  /** Milliseconds between comments that keep the connection open. */
  readonly heartbeat?: number;
}

/**
 * Streams exchanges as server-sent events whose IDs are the sequence numbers, until the signal aborts. With
 * `after`, it first sends the journal entries that follow this number.
 */
export function eventStream(
  journal: Journal,
  filter: JournalFilter,
  signal: AbortSignal,
  { shown = async (entries) => entries, heartbeat = 15_000 }: EventStreamOptions = {},
): Stream {
  // A stream that has begun cannot report an error.
  journal.check(filter);
  return (response) => {
    const { after = 0, ...wanted } = filter;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Tells the client that the subscription is active, and makes proxies flush the headers.
    response.write(': open\n\n');
    const send = (entry: JournalEntry) => {
      if (response.writableEnded) return;
      response.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`);
      if (response.writableLength > backlog) response.destroy();
    };
    let waiting: JournalEntry[] = [];
    let sending = false;
    const sendWaiting = async () => {
      if (sending) return;
      sending = true;
      while (waiting.length > 0) {
        const entries = waiting;
        waiting = [];
        // The entries themselves are worth more than what would be added to them, for example if the service is gone.
        for (const entry of await shown(entries).catch(() => entries)) send(entry);
      }
      sending = false;
    };
    const add = (...entries: readonly JournalEntry[]) => {
      waiting.push(...entries);
      sendWaiting();
    };
    if (filter.after !== undefined) {
      // After the journal is cleared, sequence numbers start again from 1.
      const wasEmptied = after > (journal.last()?.sequence ?? 0);
      add(...journal.find({ ...wanted, after: wasEmptied ? 0 : after }));
    }
    const stop = journal.subscribe(add, wanted);
    const beat = setInterval(() => response.write(':\n\n'), heartbeat);
    const end = () => {
      stop();
      clearInterval(beat);
      waiting = [];
      response.end();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  };
}
