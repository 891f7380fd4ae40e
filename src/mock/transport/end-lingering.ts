import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a client that is refused may go on sending, and how long it may pause, in milliseconds. */
const longest = 5000;
const pause = 500;

/**
 * Ends a response whose request was not read to its end. First reads on and drops what comes, until the client stops or has
 * sent for too long: a connection that is closed with unread data is reset, and the client may then lose the response.
 */
export function endLingering(request: IncomingMessage, response: ServerResponse, content = ''): void {
  if (request.complete || request.destroyed) {
    response.end(content);
    return;
  }
  response.write(content);
  const end = () => {
    for (const timer of timers) clearTimeout(timer);
    response.end();
  };
  const paused = setTimeout(end, pause);
  const timers = [paused, setTimeout(end, longest)];
  request.on('data', () => paused.refresh());
  request.once('close', end);
}
