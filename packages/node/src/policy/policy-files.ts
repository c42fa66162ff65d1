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
import { POLICY_KINDS, type PolicyName } from '@ringfence/model';
import type { ReadForm } from './read-form.ts';

export interface StoredPolicy {
  readonly name: PolicyName;
  readonly text: string;
  readonly fileName: string;
  /** As it was read when it was applied. */
  readonly readForm?: ReadForm;
}

/** What stands in the folder: policies, and files that are none. */
export interface StoredPolicies {
  readonly policies: readonly { readonly stored: StoredPolicy; readonly file: string }[];
  readonly damaged: readonly { readonly file: string; readonly reason: string }[];
}

/** The last good policies on disk: one file each, replaced as a whole. */
export class PolicyFiles {
  readonly #folder: string;

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'policies');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  load(): StoredPolicies {
    const policies: { stored: StoredPolicy; file: string }[] = [];
    const damaged: { file: string; reason: string }[] = [];
    for (const file of readdirSync(this.#folder).sort()) {
      if (!file.endsWith('.json')) continue;
      try {
        policies.push({ stored: readStored(readFileSync(this.path(file), 'utf8')), file });
      } catch (error) {
        damaged.push({ file, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    return { policies, damaged };
  }

  /** Where a file of the folder lies. */
  path(file: string): string {
    return join(this.#folder, file);
  }

  save(policy: StoredPolicy): void {
    const path = this.path(this.fileOf(policy.name));
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
    this.remove(this.fileOf(name));
  }

  remove(file: string): void {
    rmSync(this.path(file), { force: true });
  }

  /** A name may hold anything and be of any length; a digest is a file name. */
  fileOf(name: PolicyName): string {
    return `${createHash('sha256').update(policyKey(name)).digest('hex')}.json`;
  }
}

function readStored(json: string): StoredPolicy {
  const stored = JSON.parse(json) as StoredPolicy;
  const { name, text, fileName } = stored;
  const words = [name.kind, name.namespace, name.name, text, fileName];
  if (words.some((word) => typeof word !== 'string') || !POLICY_KINDS.includes(name.kind))
    throw new TypeError('it is not a stored policy');
  return stored;
}

export function policyKey(name: PolicyName): string {
  return JSON.stringify([name.kind, name.namespace, name.name]);
}
