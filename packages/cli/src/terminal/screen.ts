import { once } from 'node:events';
import type { WriteStream } from 'node:tty';
import { createStyle, type Style } from './style.ts';

/** Where a command's result goes, and how it may look there. */
export interface Screen {
  /** Cells in a line; infinite where nothing is drawn and COLUMNS says nothing: all is shown. */
  readonly width: number;
  readonly style: Style;
  /** Resolves when the next text may come. */
  write(text: string): Promise<void>;
}

/** Standard output: drawn on a terminal, plain anywhere else. */
export function standardScreen(stream: WriteStream = process.stdout): Screen {
  return {
    get width() {
      if (stream.isTTY) return stream.columns || 80;
      return Number(process.env.COLUMNS) || Number.POSITIVE_INFINITY;
    },
    style: createStyle(hasColours(stream)),
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
  };
}

/** Where a terminal has them or https://force-color.org asks, unless https://no-color.org does. */
export function hasColours(stream: Pick<WriteStream, 'isTTY' | 'getColorDepth'>): boolean {
  const { FORCE_COLOR: forced } = process.env;
  if (forced !== undefined && forced !== '' && !process.env.NO_COLOR) return forced !== '0';
  return stream.isTTY === true && !process.env.NO_COLOR && stream.getColorDepth() > 1;
}

/** Ends quietly when whoever reads has read enough, as in `ringfence logs | head`. */
export function endOnClosedPipe(stream: WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
