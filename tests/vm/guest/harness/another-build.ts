import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const DIST = resolve('dist');
const PROGRAM = ['ringfence.cjs', 'ringfence.cache', 'start.cjs', 'ringfence.node', 'bpf'];

/**
 * This build of Ringfence with BPF objects that are not the same, byte for byte: to the node they are
 * another build's, whose programs have to take over.
 */
export class AnotherBuild implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'another-build-'));
  readonly program = join(this.#folder, 'bin/ringfence');

  constructor() {
    mkdirSync(join(this.#folder, 'bin'));
    cpSync(join(DIST, 'bin/ringfence'), this.program);
    for (const name of ['node', 'ringfence-watchdog'])
      symlinkSync(join(DIST, 'bin', name), join(this.#folder, 'bin', name));
    for (const name of PROGRAM)
      cpSync(join(DIST, name), join(this.#folder, name), { recursive: true });
    // Behind an ELF file's end, where nobody reads.
    appendFileSync(join(this.#folder, 'bpf/process.bpf.o'), this.#folder);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
