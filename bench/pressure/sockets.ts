import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Opens connections. Resolves when all of them are open. */
export async function connected(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let opened = 0; opened < count; opened += 100) {
    const some = Array.from({ length: Math.min(100, count - opened) }, () => opening(port));
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

/** Tries to open connections, and resolves after a second. */
export async function attempted(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await wait(1000);
  return sockets;
}

const opening = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
  });

export function closeAll(sockets: readonly Socket[]): void {
  for (const socket of sockets) socket.destroy();
}

/** Sends a body of 1 GB. Resolves to the status of the answer, or to the error of the connection. */
export const sendLarge = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const sent = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/1/auth/token',
      agent: false,
    });
    let left = 1000;
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!sent.write(chunk)) {
          sent.once('drain', more);
          return;
        }
      }
      sent.end();
    };
    sent.on('response', (response) => {
      response.resume();
      sent.destroy();
      resolve(String(response.statusCode));
    });
    sent.on('error', (problem) => resolve(problem.message));
    more();
  });
