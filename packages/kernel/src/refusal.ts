const LOG_BEGINS = /-- BEGIN PROG LOAD LOG --$/;
const LOG_ENDS = '-- END PROG LOAD LOG --';

/** Below the verifier's reason: how much work it was. */
const STATISTICS = /^(?:processed \d+ insns|verification time|stack depth|insns processed)\b/;
/** Above it: instructions, their source, and what registers held there. */
const TRACE =
  /^(?:\d+: |; |from \d+ to \d+|\s|R\d+(?:_\w+)?=|last_idx |regs=|mark_precise|func#\d)/;

const LIBBPF = 'libbpf: ';
const LONGEST = 300;

/** Why the kernel did not take a program: the reason alone, out of all that was logged about it. */
export function refusalReason(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const end = lines.lastIndexOf(LOG_ENDS);
  const program = /^libbpf: prog '([^']+)'/.exec(lines.slice(end + 1).find(isProgram) ?? '')?.[1];
  const verifier = verifierReason(lines.slice(0, Math.max(end, 0)));
  if (verifier !== '' && program !== undefined) return `${program}: ${verifier}`.slice(0, LONGEST);
  const libbpf = lines.find((line) => line.startsWith(LIBBPF) && !LOG_BEGINS.test(line));
  return (verifier || libbpf?.slice(LIBBPF.length) || log.trim()).slice(0, LONGEST);
}

const isProgram = (line: string) => line.startsWith(`${LIBBPF}prog `);

/** It stands at the end, in one line or a few. */
function verifierReason(log: readonly string[]): string {
  const last = log.findLastIndex((line) => !STATISTICS.test(line));
  const above = log.slice(0, last + 1).findLastIndex((line) => isAbove(line));
  const reason = log.slice(above + 1, last + 1);
  return reason.map((line) => line.trim()).join('; ');
}

const isAbove = (line: string) => TRACE.test(line) || LOG_BEGINS.test(line);
