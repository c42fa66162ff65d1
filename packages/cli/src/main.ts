import { run } from './program.ts';
import { endOnClosedPipe } from './terminal/screen.ts';

endOnClosedPipe(process.stdout);
endOnClosedPipe(process.stderr);

run(process.argv).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // A fault of ours, not of the person: the whole of it, so that it can be reported.
    console.error(error);
    process.exitCode = 1;
  },
);
