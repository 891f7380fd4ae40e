/**
 * Aborts at SIGINT and SIGTERM. At the second one the process ends at once, after it has said what it leaves.
 * Stops listening when the function that it returns is called.
 */
export function onInterruption(controller: AbortController, left: () => readonly string[]): () => void {
  const listen = (): void => {
    if (controller.signal.aborted) {
      for (const line of left()) process.stderr.write(`${line}\n`);
      process.exit(2);
    }
    process.stderr.write('Interrupted. It ends after the call under way, and removes what it made.\n');
    controller.abort();
  };
  process.on('SIGINT', listen).on('SIGTERM', listen);
  return () => {
    process.off('SIGINT', listen).off('SIGTERM', listen);
  };
}
