// Generates load from a separate process. Receives the job over IPC and sends back the measurements.
import autocannon from 'autocannon';
import { type Call, fill, takeOver } from './calls.js';

export interface Load {
  readonly port: number;
  readonly token: string;
  /** The calls of one round, in order. Each can use values of earlier responses. */
  readonly calls: readonly Call[];
  /** Calls in total. */
  readonly amount: number;
  /** Whether to verify each response. Prism answers with examples. */
  readonly check: boolean;
}

export interface Loaded {
  readonly calls: number;
  readonly wrong: number;
}

const connections = 64;

async function load({ port, token, calls, amount, check }: Load): Promise<Loaded> {
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
    amount,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    requests,
  });
  return { calls: result.requests.total, wrong: wrong + result.errors + result.timeouts };
}

const takingOver =
  (template: string) =>
  (request: autocannon.Request, context: object): autocannon.Request => ({
    ...request,
    body: fill(template, Object.entries(context)),
  });

function remember(answer: string, context: object): void {
  for (const [name, pattern] of takeOver) {
    const found = pattern.exec(answer)?.[1];
    if (found !== undefined) Object.assign(context, { [name]: found });
  }
}

process.on('message', (job: Load) => {
  load(job).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());
