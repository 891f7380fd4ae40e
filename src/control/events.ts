import type { Journal, JournalEntry, JournalFilter } from '../mock/journal.js';
import type { Stream } from './route.js';

/** How much may wait for a reader who is slow, in bytes. */
const backlog = 16 * 1024 * 1024;

/**
 * Sends exchanges as server-sent events, with their sequence numbers as ids: those that are there if `after`
 * is given, and from then on each one that comes, until the signal aborts.
 */
export const eventStream =
  (journal: Journal, filter: JournalFilter, signal: AbortSignal, heartbeat = 15_000): Stream =>
  (response) => {
    const { after = 0, ...wanted } = filter;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Tells a client that nothing is missed from here on, and proxies that the answer has begun.
    response.write(': open\n\n');
    const send = (entry: JournalEntry) => {
      response.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`);
      if (response.writableLength > backlog) response.destroy();
    };
    if (filter.after !== undefined) {
      // A journal that was emptied counts from 1 again.
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
