const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What to call when the process ends. One listener serves all: Node.js warns of many. */
const callbacks = new Set<() => void>();

/** Marks the listeners of this module, because a process may load it twice. */
const mark: unique symbol = Symbol.for('authlete-testkit.process-end');

const callAll = (): void => {
  for (const callback of callbacks) callback();
};

const onSignal = Object.assign(
  (signal: NodeJS.Signals): void => {
    callAll();
    // Without other listeners, the signal would have ended the process.
    if (process.listeners(signal).some((listener) => !(mark in listener))) return;
    process.off(signal, onSignal);
    process.kill(process.pid, signal);
  },
  { [mark]: true },
);

/**
 * Calls a function when the process ends, also by SIGINT, SIGTERM or SIGHUP. Returns a function that cancels this.
 * The function must not throw.
 */
export function onProcessEnd(callback: () => void): () => void {
  if (callbacks.size === 0) {
    process.on('exit', callAll);
    for (const signal of signals) process.on(signal, onSignal);
  }
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    process.off('exit', callAll);
    for (const signal of signals) process.off(signal, onSignal);
  };
}
