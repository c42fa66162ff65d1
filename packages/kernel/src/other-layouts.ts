import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LAYOUT_VERSION } from './generated/layout.ts';
import { errorCode } from './kernel-error.ts';
import { PIN_ROOT } from './program-set.ts';

/** Versions whose maps are laid out otherwise, and whose pinned programs decide beside this one's. */
export function otherLayouts(root = PIN_ROOT): string[] {
  try {
    return readdirSync(root).filter((name) => name !== `v${LAYOUT_VERSION}`);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Unpins what they left, links first: the kernel detaches what nobody holds. */
export function retireOtherLayouts(root = PIN_ROOT): void {
  for (const name of otherLayouts(root)) {
    rmSync(join(root, name, 'sets'), { recursive: true, force: true });
    rmSync(join(root, name), { recursive: true, force: true });
  }
}
