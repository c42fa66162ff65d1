import type { ExitCode } from './exit-code.ts';

/** Ends a command with a message for the person and a code for the script. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
