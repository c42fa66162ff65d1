import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { type ApiServer, ReaderCounts, serveCompatible } from '@ringfence/node/api';
import { freePort } from '../free-port.ts';
import { KubeArmorClient } from './client.ts';
import { ScriptedNode } from './scripted-node.ts';

export const QUEUE_CAPACITY = 64;

/** KubeArmor's services over a scripted node, for the tests of one file. */
export class ScriptedFace {
  readonly folder = mkdtempSync(join(tmpdir(), 'ringfence-compatible-'));
  readonly socket = join(this.folder, 'run', 'kubearmor.sock');
  readonly node = new ScriptedNode();
  readonly readers = new ReaderCounts();
  /** What the node has said to whoever started it. */
  readonly told: string[] = [];
  readonly #clients: KubeArmorClient[] = [];
  /** On loopback. */
  port = 0;

  constructor() {
    let server: ApiServer;
    before(async () => {
      this.port = await freePort();
      server = await this.serve(this.socket, { host: '127.0.0.1', port: this.port });
    });
    afterEach(() => {
      for (const made of this.#clients.splice(0)) made[Symbol.dispose]();
    });
    after(async () => {
      await server.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  serve(
    socket: string,
    loopback: { host: string; port: number } | null = null,
  ): Promise<ApiServer> {
    return serveCompatible(this.node, {
      socket,
      loopback,
      node: { hostName: 'worker-1', version: '0.1.0' },
      readers: this.readers,
      queueCapacity: QUEUE_CAPACITY,
      tell: (line) => {
        this.told.push(line);
      },
    });
  }

  /** `karmor --gRPC unix:///...`, or another address; closed after the test. */
  client(address = `unix://${this.socket}`): KubeArmorClient {
    const made = new KubeArmorClient(address);
    this.#clients.push(made);
    return made;
  }
}
