import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import { createStyle, type Style } from './style.ts';

/** Where a command's result goes, and how it may look there. */
export interface Screen {
  /** Cells in a line; infinite where nothing is drawn, so that nothing is cut. */
  readonly width: number;
  readonly style: Style;
  /** Resolves when the next text may come. */
  write(text: string): Promise<void>;
}

/** Standard output: drawn on a terminal, plain anywhere else. */
export function standardScreen(stream: WriteStream = process.stdout): Screen {
  return {
    get width() {
      return stream.isTTY ? stream.columns || 80 : Number.POSITIVE_INFINITY;
    },
    style: createStyle(hasColours(stream)),
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
  };
}

/** Only on a terminal that has them, and not where https://no-color.org asks for none. */
export function hasColours(stream: Pick<WriteStream, 'isTTY' | 'getColorDepth'>): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && stream.getColorDepth() > 1;
}

/** Ends quietly when whoever reads has read enough, as in `ringfence logs | head`. */
export function endOnClosedPipe(stream: WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
