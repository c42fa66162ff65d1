// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Execs where programs cannot call back (before 5.17), and so cannot walk a path: with the name
 * that was asked for, which the record says. An object of its own, since 5.10 refuses one that
 * holds a callback, called or not. */
#include "exec.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct exec_record *out = tell_exec(task);
	long written;

	if (!out)
		return 0;
	out->path.flags = PATH_AS_ASKED;
	written = bpf_probe_read_kernel_str(out->path.bytes, PATH_BYTES, bprm->filename);
	out->path.length = written > 0 ? written : 0;
	bpf_ringbuf_submit(out, 0);
	return 0;
}
