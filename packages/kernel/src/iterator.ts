import { open } from 'node:fs/promises';
import { errorCode } from './kernel-error.ts';

const ROOM = 4_096;

/** Has the kernel run the iterator that is pinned there over all that it goes through. */
export async function runIterator(pin: string): Promise<void> {
  const file = await open(pin, 'r');
  try {
    const room = Buffer.alloc(ROOM);
    for (;;) {
      try {
        const { bytesRead } = await file.read(room);
        if (bytesRead === 0) return;
      } catch (error) {
        // After a million it lets others in between.
        if (errorCode(error) !== 'EAGAIN') throw error;
      }
    }
  } finally {
    await file.close();
  }
}
