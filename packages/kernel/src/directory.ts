import { readdirSync } from 'node:fs';
import { errorCode } from './kernel-error.ts';

/** The names in a directory; none where there is no such directory. */
export function directory(path: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
