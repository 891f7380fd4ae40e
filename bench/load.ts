// Generates load from a separate process. Receives the job over IPC and sends back the measurements.
import autocannon from 'autocannon';
import { type Call, takeOver } from './calls.js';

export interface Load {
  readonly port: number;
  readonly token: string;
  /** The calls of one round, in order. Each can use values of earlier responses. */
  readonly calls: readonly Call[];
  /** In seconds. Ends earlier once `amount` calls were answered. */
  readonly duration: number;
  readonly amount?: number;
  /** Whether to verify each response. A stub server always sends the same ones. */
  readonly check: boolean;
}

export interface Measured {
  readonly callsPerSecond: number;
  /** In milliseconds. */
  readonly median: number;
  readonly calls: number;
  readonly wrong: number;
}

const connections = 8;

async function measure({ port, token, calls, duration, amount, check }: Load): Promise<Measured> {
  let wrong = 0;
  const requests = calls.map(({ path, body, expected }) => ({
    method: 'POST' as const,
    path,
    body,
    ...(calls.length > 1 && { setupRequest: takingOver(body) }),
    onResponse: (status: number, answer: string, context: object) => {
      if (!check) return;
      if (status !== 200 || !answer.includes(expected)) wrong += 1;
      if (calls.length > 1) remember(answer, context);
    },
  }));
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration,
    ...(amount !== undefined && { amount }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requests,
  });
  return {
    callsPerSecond: result.requests.total / result.duration,
    median: result.latency.p50,
    calls: result.requests.total,
    wrong: wrong + result.errors + result.timeouts,
  };
}

const takingOver =
  (template: string) =>
  (request: autocannon.Request, context: object): autocannon.Request => {
    const body = Object.entries(context).reduce((text, [name, value]) => text.replace(name, value), template);
    return { ...request, body };
  };

function remember(answer: string, context: object): void {
  for (const [name, pattern] of takeOver) {
    const found = pattern.exec(answer)?.[1];
    if (found !== undefined) Object.assign(context, { [name]: found });
  }
}

process.on('message', (load: Load) => {
  measure(load).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
