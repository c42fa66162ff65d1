// terminal-picture.ts COLUMNS <output >picture.svg: draws what a program wrote to a terminal, as the
// README shows it.
import { readFileSync } from 'node:fs';
import { terminalPicture } from './terminal-svg.ts';

const columns = Number(process.argv[2] ?? 100);
process.stdout.write(terminalPicture(readFileSync(0, 'utf8'), columns));
