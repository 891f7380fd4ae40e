import type { StatusLine } from '../../status-line.js';

/**
 * Aborts on SIGINT or SIGTERM. On the second signal, the process exits at once, after it prints what is left
 * behind. Returns a function that removes the listeners.
 */
export function onInterruption(
  controller: AbortController,
  status: StatusLine,
  left: () => readonly string[],
): () => void {
  const listen = (): void => {
    if (controller.signal.aborted) {
      for (const line of left()) status.print(line);
      process.exit(2);
    }
    status.print('Interrupted. The run stops after the current call and deletes what it created.');
    controller.abort();
  };
  process.on('SIGINT', listen).on('SIGTERM', listen);
  return () => {
    process.off('SIGINT', listen).off('SIGTERM', listen);
  };
}
