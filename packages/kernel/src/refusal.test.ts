import { expect, test } from 'vitest';
import { refusalReason } from './refusal.ts';

const failed = (log: string) => `file
${log}-- END PROG LOAD LOG --
libbpf: prog 'file_open': failed to load: -13
libbpf: failed to load object '/usr/lib/ringfence/bpf/file.bpf.o'
: Permission denied (EACCES)`;

const TRACE = `ar(id=47)
251: (67) r0 <<= 3                    ; R0=scalar(smin=smin32=0,var_off=(0x0; 0x78))
; return v[s & 15]; @ file.bpf.c:15
252: (0f) r6 += r0                    ; R6=map_value(map=m,ks=4,vs=64)
253: (79) r0 = *(u64 *)(r6 +0)
`;

const COUNTS = `processed 252 insns (limit 1000000) max_states_per_insn 0 total_states 30 peak_states 30
`;

test('the reason is what the verifier said last, without its trace and its counts', () => {
  const reason = `invalid access to map value, value_size=64 off=120 size=8
R6 max value is outside of the allowed memory range
`;
  expect(refusalReason(failed(TRACE + reason + COUNTS))).toBe(
    'file_open: invalid access to map value, value_size=64 off=120 size=8; ' +
      'R6 max value is outside of the allowed memory range',
  );
});

test('a program that is too large, and statistics of newer kernels', () => {
  const log = `${TRACE}from 12 to 253: R0=inv(id=0) R10=fp0
BPF program is too large. Processed 1000001 insn
verification time 812345 usec
stack depth 320+16
${COUNTS}`;
  expect(refusalReason(failed(log))).toBe(
    'file_open: BPF program is too large. Processed 1000001 insn',
  );
});

test('a log that is short enough to be whole', () => {
  const whole = `file
libbpf: prog 'file_open': BPF program load failed: Invalid argument
libbpf: prog 'file_open': -- BEGIN PROG LOAD LOG --
attach_btf_id 12 is not a function
${COUNTS}-- END PROG LOAD LOG --
libbpf: prog 'file_open': failed to load: -22
: Invalid argument (EINVAL)`;
  expect(refusalReason(whole)).toBe('file_open: attach_btf_id 12 is not a function');
});

test('without a log it is what libbpf said first', () => {
  const refused = `file
libbpf: prog 'path_unlink': BPF program load failed: Operation not permitted
libbpf: permission error while running as root; try raising 'ulimit -l'? current value: 8.0 MiB
libbpf: prog 'path_unlink': failed to load: -1
: Operation not permitted (EPERM)`;
  expect(refusalReason(refused)).toBe(
    "prog 'path_unlink': BPF program load failed: Operation not permitted",
  );
  expect(refusalReason('attach: Device or resource busy (EBUSY)')).toBe(
    'attach: Device or resource busy (EBUSY)',
  );
});

test('no reason is longer than people read', () => {
  expect(refusalReason(failed(`${TRACE}${'x'.repeat(5000)}\n`)).length).toBeLessThanOrEqual(300);
});
