import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { EXIT } from '../exit-code.ts';
import { Failure } from '../failure.ts';

/** What `-f` names: a file, or standard input as `-`. */
export interface PolicyText {
  readonly text: string;
  readonly fileName: string;
}

/** Reads a policy file, or says why it cannot. */
export async function readPolicyText(file: string): Promise<PolicyText> {
  if (file === '-') return { text: await readAll(process.stdin), fileName: '<stdin>' };
  try {
    return { text: await readFile(file, 'utf8'), fileName: file };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : String(code ?? error);
    throw new Failure(EXIT.failed, `${file} cannot be read: ${reason}`);
  }
}
