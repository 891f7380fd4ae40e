import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between a store and its server, in which a test can cut, delay and lose. */
export interface TcpProxy {
  readonly port: number;
  /** Number of connections that were accepted. */
  readonly accepted: number;
  /** Cuts all connections. New ones are possible. */
  cut(): void;
  /** Passes on requests, but loses their answers, and then cuts the connection. */
  loseNextAnswer(): void;
  /** Passes nothing on from now on, and tells neither side: a cable that was pulled. */
  pause(): void;
  /** Passes new connections on again. */
  resume(): void;
  close(): Promise<void>;
}

export async function tcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  let isPaused = false;
  let losesNext = false;
  const server = createServer((client) => {
    accepted += 1;
    const upstream = connect(target, '127.0.0.1');
    const both = [client, upstream];
    const end = () => {
      for (const socket of both) {
        socket.destroy();
        sockets.delete(socket);
      }
    };
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (chunk) => {
      if (!isPaused) upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (losesNext) {
        losesNext = false;
        end();
      } else if (!isPaused) client.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    losesNext = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    cut,
    loseNextAnswer() {
      losesNext = true;
    },
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
