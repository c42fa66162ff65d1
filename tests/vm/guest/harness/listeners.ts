import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Listeners on every address of this guest, which note who came. */
export interface Listener {
  /** Connections or datagrams so far. */
  readonly seen: () => Promise<number>;
  readonly close: () => void;
}

export async function listenTcp(port: number): Promise<Listener> {
  let count = 0;
  const server = createServer((socket) => {
    count++;
    socket.on('error', () => socket.destroy());
    socket.end();
  });
  server.listen({ port, host: '::', ipv6Only: false });
  await once(server, 'listening');
  return { seen: settled(() => count), close: () => server.close() };
}

export async function listenUdp(port: number): Promise<Listener> {
  let count = 0;
  const socket = createSocket({ type: 'udp6', ipv6Only: false });
  socket.on('message', () => count++);
  socket.bind(port, '::');
  await once(socket, 'listening');
  return { seen: settled(() => count), close: () => socket.close() };
}

/** What the kernel has accepted is told a little later. */
function settled(count: () => number): () => Promise<number> {
  return async () => {
    await delay(50);
    return count();
  };
}
