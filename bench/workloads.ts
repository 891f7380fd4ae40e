import type { ServiceSummary } from '../src/index.js';
import { type Call, clientCredentials, codeFlow, type Services } from './calls.js';
import { capture, type Recorded } from './capture.js';

export interface Workload {
  readonly id: (typeof workloadIds)[number];
  readonly title: string;
  readonly token: string;
  /** What the mock and the bare server are asked, with placeholders. */
  readonly calls: readonly Call[];
  /** The same calls with the values of one run, for servers that keep no state. */
  readonly filled: readonly Call[];
  /** Calls in a turn. */
  readonly amount: number;
}

export interface Workloads {
  readonly workloads: readonly Workload[];
  readonly answers: Readonly<Record<string, Recorded>>;
}

export const workloadIds = ['introspection', 'authorization', 'token', 'flow', 'signed'] as const;

/** Returns what is measured. Makes each call once, to record its response. */
export async function workloadsOf(port: number, { single, flow, signed }: Services): Promise<Workloads> {
  const scope = 'notes.read';
  const one = await capture(port, single.accessToken, codeFlow(single, scope));
  const [authorization, , , introspection] = one.filled;
  if (authorization === undefined || introspection === undefined) throw new Error('A flow has four calls.');
  const calls: readonly (Omit<Workload, 'token' | 'filled'> & { readonly service: ServiceSummary })[] = [
    {
      id: 'introspection',
      title: '`/auth/introspection`',
      service: single,
      calls: [introspection],
      amount: 8000,
    },
    {
      id: 'authorization',
      title: '`/auth/authorization`',
      service: single,
      calls: [authorization],
      amount: 4000,
    },
    {
      id: 'token',
      title: '`/auth/token`, client_credentials',
      service: single,
      calls: [clientCredentials(single)],
      amount: 4000,
    },
    {
      id: 'flow',
      title: 'code flow of four calls',
      service: flow,
      calls: codeFlow(flow, scope),
      amount: 4000,
    },
    {
      id: 'signed',
      title: 'code flow with ES256 ID token and JWT',
      service: signed,
      calls: codeFlow(signed, `openid ${scope}`, 'JWT_TOKEN'),
      amount: 4000,
    },
  ];
  const workloads: Workload[] = [];
  const answers: Record<string, Recorded> = { ...one.answers };
  for (const { service, ...workload } of calls) {
    const token = service.accessToken;
    const recorded = await capture(port, token, workload.calls);
    Object.assign(answers, recorded.answers);
    workloads.push({ ...workload, token, filled: recorded.filled });
  }
  return { workloads, answers };
}
