interface Task {
  readonly run: () => void;
  readonly fail: () => void;
}

let waiting: Task[] = [];

/**
 * Runs a task at the end of this turn of the event loop; `fail` if it throws. Responses are sent in this way, because
 * the kernel then wakes a client with many connections once instead of once for each response.
 */
export function atEndOfTurn(run: () => void, fail: () => void): void {
  if (waiting.length === 0) setImmediate(runAll);
  waiting.push({ run, fail });
}

function runAll(): void {
  const tasks = waiting;
  waiting = [];
  for (const { run, fail } of tasks) {
    try {
      run();
    } catch {
      fail();
    }
  }
}
