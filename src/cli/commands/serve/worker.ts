import { removeFolder } from './temporary-folder.js';

/** What the environment of a worker says: its number, from 1. `serve --workers` sets it. */
export const workerVariable = 'AUTHLETE_TESTKIT_WORKER';

/** The folder that is deleted when `serve --workers` ends. */
export const folderVariable = 'AUTHLETE_TESTKIT_TEMPORARY_FOLDER';

/** What a worker tells the process that started it, once it listens. */
export interface WorkerReady {
  readonly localUrl: string;
  readonly controlToken?: string | undefined;
  readonly consoleUrl?: string | undefined;
  /** What to print. */
  readonly text: string;
}

/** A process of `serve --workers`, seen from inside. */
export interface Worker {
  /** Whether it does what only one of them may do: watch files, play scenarios. */
  readonly isFirst: boolean;
  ready(message: WorkerReady): void;
  /** Lets the process end. */
  leave(): void;
}

/** Resolves to the worker that this process is; `undefined` if `serve --workers` did not start it. */
export async function thisWorker(): Promise<Worker | undefined> {
  const number = process.env[workerVariable];
  if (number === undefined || !process.connected) return undefined;
  const { default: cluster } = await import('node:cluster');
  process.once('exit', () => {
    // Node.js ends a worker whose primary was killed. That one could not delete the folder.
    const folder = process.env[folderVariable];
    const isOrphan = !process.connected && cluster.worker?.exitedAfterDisconnect !== true;
    if (isOrphan && folder !== undefined) removeFolder(folder);
  });
  process.on('message', (message) => {
    // As if the signal had come, which a terminal may have sent to all processes already: then it has no listener.
    if (message === 'stop') process.emit('SIGTERM');
  });
  return {
    isFirst: number === '1',
    ready: (message) => process.send?.(message),
    leave() {
      cluster.worker?.disconnect();
    },
  };
}
