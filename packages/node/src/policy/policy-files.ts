import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PolicyName } from '@ringfence/model';

export interface StoredPolicy {
  readonly name: PolicyName;
  readonly text: string;
  readonly fileName: string;
}

/** The last good policies on disk: one file each, replaced as a whole. */
export class PolicyFiles {
  readonly #folder: string;

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'policies');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  load(): StoredPolicy[] {
    return readdirSync(this.#folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => JSON.parse(readFileSync(join(this.#folder, file), 'utf8')) as StoredPolicy);
  }

  save(policy: StoredPolicy): void {
    const path = this.#path(policy.name);
    const fresh = `${path}.new`;
    const file = openSync(fresh, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify(policy));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, path);
  }

  delete(name: PolicyName): void {
    rmSync(this.#path(name), { force: true });
  }

  /** A name may hold anything and be of any length; a digest is a file name. */
  #path(name: PolicyName): string {
    return join(this.#folder, `${createHash('sha256').update(policyKey(name)).digest('hex')}.json`);
  }
}

export function policyKey(name: PolicyName): string {
  return JSON.stringify([name.kind, name.namespace, name.name]);
}
