import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { CHECKS, type Check } from './checks.ts';
import { resultLine } from './result-line.ts';

const arguments_ = process.argv.slice(2);
const forAggregator = arguments_.includes('--results');
const only = arguments_.find((argument) => !argument.startsWith('--')) ?? '';
const chosen = CHECKS.filter((check) => check.name.includes(only));
const waiting = [...chosen];

function run(check: Check): Promise<void> {
  const [program = '', ...rest] = check.command;
  const start = performance.now();
  return new Promise((done) => {
    execFile(program, rest, { maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      console.log(`  ${error ? 'FAIL' : 'ok  '}  ${check.name.padEnd(18)} ${seconds} s`);
      if (error) {
        process.exitCode = 1;
        const output = `${stdout}${stderr}`.trim() || error.message;
        console.log(output.replaceAll(/^/gm, '        '));
        if (check.mend) console.log(`        mend: ${check.mend}`);
      }
      if (forAggregator) {
        process.stdout.write(
          resultLine({ name: check.name, outcome: error ? 'failed' : 'passed' }),
        );
      }
      done();
    });
  });
}

async function worker(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) await run(check);
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
if (chosen.length === 0) {
  console.error(`No check is named ${only}; there are: ${CHECKS.map((c) => c.name).join(', ')}`);
  process.exitCode = 1;
}
if (forAggregator) process.stdout.write(resultLine({ end: chosen.length }));
