import type { Journal, JournalEntry, JournalFilter } from '../mock/journal.js';
import type { Stream } from './route.js';

/** The maximum number of bytes that are buffered for a slow client. */
const backlog = 16 * 1024 * 1024;

/**
 * Streams exchanges as server-sent events whose IDs are the sequence numbers, until the signal aborts. With
 * `after`, it first sends the journal entries that follow this number.
 */
export const eventStream =
  (journal: Journal, filter: JournalFilter, signal: AbortSignal, heartbeat = 15_000): Stream =>
  (response) => {
    const { after = 0, ...wanted } = filter;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Tells the client that the subscription is active, and makes proxies flush the headers.
    response.write(': open\n\n');
    const send = (entry: JournalEntry) => {
      response.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`);
      if (response.writableLength > backlog) response.destroy();
    };
    if (filter.after !== undefined) {
      // After the journal is cleared, sequence numbers start again from 1.
      const wasEmptied = after > (journal.last()?.sequence ?? 0);
      for (const entry of journal.find({ ...wanted, after: wasEmptied ? 0 : after })) send(entry);
    }
    const stop = journal.subscribe(send, wanted);
    const beat = setInterval(() => response.write(':\n\n'), heartbeat);
    const end = () => {
      stop();
      clearInterval(beat);
      response.end();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  };
