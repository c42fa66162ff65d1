import type { ReadStream, WriteStream } from 'node:tty';

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
/** Terminals that know it show the whole frame at once; others pass over it. */
const FRAME_BEGIN = '\x1b[?2026h\x1b[H';
const FRAME_END = '\x1b[J\x1b[?2026l';
const LINE_END = '\x1b[K';

const CONTROL_C = '\x03';

/**
 * A terminal that one picture fills: each is drawn over the one before, line by line, so that
 * nothing is blank in between. What was there before comes back at the end, whatever ends it.
 */
export class LiveScreen implements Disposable {
  readonly #output: WriteStream;
  readonly #input: ReadStream;
  readonly #leave = () => this[Symbol.dispose]();
  #isOpen = true;

  constructor(output: WriteStream, input: ReadStream) {
    this.#output = output;
    this.#input = input;
    if (input.isTTY) input.setRawMode(true);
    output.write(ENTER);
    process.once('exit', this.#leave);
  }

  get height(): number {
    return this.#output.rows || 24;
  }

  /** Lines beyond the terminal's height would scroll it. */
  draw(lines: readonly string[]): void {
    const shown = lines.slice(0, this.height);
    this.#output.write(
      `${FRAME_BEGIN}${shown.map((line) => `${line}${LINE_END}`).join('\r\n')}${FRAME_END}`,
    );
  }

  onResize(redraw: () => void): void {
    this.#output.on('resize', redraw);
  }

  /** Each key as it is pressed; `q` is also what ends a terminal's session with the keyboard. */
  onKey(press: (key: string) => void): void {
    this.#input.setEncoding('utf8');
    this.#input.on('data', (text) => {
      for (const key of String(text)) press(key === CONTROL_C ? 'q' : key);
    });
    this.#input.on('end', () => press('q'));
  }

  [Symbol.dispose](): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    process.off('exit', this.#leave);
    this.#output.write(LEAVE);
    if (this.#input.isTTY) this.#input.setRawMode(false);
    this.#input.pause();
  }
}
