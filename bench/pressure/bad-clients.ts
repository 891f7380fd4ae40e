import type { ChildProcess } from 'node:child_process';
import type { Target } from '../client.js';
import { attempted, closeAll, connected, sendLarge } from './sockets.js';

export interface Mock {
  readonly target: Target;
  readonly port: number;
  readonly child: ChildProcess;
}

/** Lets clients behave badly until the promise is resolved. Resolves to what to say about them. */
export type Pressure = (mock: Mock, end: Promise<unknown>) => Promise<string>;

export const pressures: Readonly<Record<string, Pressure>> = {
  idle: async ({ port }, end) => {
    const sockets = await connected(port, 10_000);
    await end;
    const open = sockets.filter(({ readyState }) => readyState === 'open').length;
    closeAll(sockets);
    return `${open.toLocaleString('en')} connections without a request`;
  },
  'slow-requests': async ({ port }, end) => {
    const sockets = await connected(port, 400);
    const head = `POST /api/1/auth/token HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n`;
    const text = head + 'x'.repeat(1000);
    let sent = 0;
    const dripping = setInterval(() => {
      // Half of them are in the headers all the time.
      for (const [index, socket] of sockets.entries()) socket.write(index % 2 ? (text[sent] ?? 'x') : 'x');
      sent += 1;
    }, 100);
    await end;
    clearInterval(dripping);
    closeAll(sockets);
    return '400 clients that send a byte every 100 ms';
  },
  'slow-readers': async ({ port, target }, end) => {
    const sockets = await connected(port, 100);
    const [service] = target.services;
    const asked = `GET /api/${service?.serviceId}/service/get HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${service?.accessToken}\r\n\r\n`;
    for (const socket of sockets) {
      socket.pause();
      socket.write(asked.repeat(200));
    }
    await end;
    closeAll(sockets);
    return '100 clients that each send 200 requests at once and read no answer';
  },
  'large-bodies': async ({ port }, end) => {
    const statuses = new Map<string, number>();
    let stopped = false;
    const over = end.finally(() => {
      stopped = true;
    });
    const loop = async () => {
      while (!stopped) {
        const answer = await sendLarge(port);
        statuses.set(answer, (statuses.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all([over, ...Array.from({ length: 8 }, loop)]);
    const answers = [...statuses].map(([answer, count]) => `${count} times ${answer}`).join(', ');
    return `8 clients that send bodies of 1 GB: ${answers}`;
  },
};

/** The mock that is under pressure with `--only few-files`, may open 300 files. */
export const fewFiles: Pressure = async ({ port }, end) => {
  const sockets = await attempted(port, 400);
  await end;
  const open = sockets.filter(({ readyState }) => readyState === 'open').length;
  closeAll(sockets);
  return `400 connections to a process that may open 300 files: ${open} stayed open`;
};
