import type { Reporter } from '../../../validate/run.js';

/** Shows progress in one line of standard error that is overwritten; only on a terminal. */
export function progress(terminal = process.stderr): Reporter {
  let calls = 0;
  const clear = (): void => {
    if (terminal.isTTY && calls > 0) terminal.write('\r\u001b[K');
  };
  return {
    verdict({ operationId = '', findings, unverifiable, place }) {
      clear();
      calls += 1;
      if (terminal.isTTY && findings.length + unverifiable.length === 0)
        terminal.write(`${place.source}: ${calls} calls, ${operationId}`);
    },
    end: clear,
  };
}
