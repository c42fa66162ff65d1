import type { PolicyName } from '@ringfence/model';
import { type Policy, parsePolicies } from '@ringfence/policy';
import type { PolicyFiles, StoredPolicy } from './policy-files.ts';
import { policyOf } from './read-form.ts';

/** A policy that is in force. */
export interface Held {
  readonly policy: Policy;
  readonly fileName: string;
  /** Its text cannot be read any more, and what was read of it before goes on; else empty. */
  readonly trouble: string;
}

/** A policy that is on disk and not in force, until somebody applies or deletes it. */
export interface Unread {
  readonly name: PolicyName;
  readonly text: string;
  readonly fileName: string;
  readonly trouble: string;
  /** Its file in the folder of policies. */
  readonly file: string;
}

/** The policies on disk: all that can be, in force again; and what cannot, with the reason. */
export function restorePolicies(files: PolicyFiles): { held: Held[]; unread: Unread[] } {
  const held: Held[] = [];
  const { policies, damaged } = files.load();
  const unread: Unread[] = damaged.map(({ file, reason }) => ({
    name: { kind: 'WorkloadPolicy', namespace: '', name: `unreadable:${file}` },
    text: '',
    fileName: file,
    trouble: `its file ${files.path(file)} is damaged (${reason}); apply the policy again, and delete this`,
    file,
  }));
  for (const { stored, file } of policies) {
    const { name, text, fileName } = stored;
    const { policy, reason } = readAgain(stored);
    if (policy !== null) held.push({ policy, fileName, trouble: '' });
    else {
      const before = policyOf(stored.readForm, name, text);
      const cannot = `its text can no longer be read (${reason})`;
      const mend = 'mend it and apply it again, or delete it';
      if (before === null)
        unread.push({ name, text, fileName, trouble: `${cannot}; ${mend}`, file });
      else {
        const trouble = `${cannot}, so that what was read of it before goes on; ${mend}`;
        held.push({ policy: before, fileName, trouble });
      }
    }
  }
  return { held, unread };
}

function readAgain({ text, fileName }: StoredPolicy): { policy: Policy | null; reason: string } {
  const { policies, errors } = parsePolicies(text, fileName);
  const [error] = errors;
  if (error === undefined) return { policy: policies[0] ?? null, reason: 'it is empty' };
  const where = error.path === '' ? '' : `${error.path}: `;
  return { policy: null, reason: `${error.code}: line ${error.line}: ${where}${error.message}` };
}
