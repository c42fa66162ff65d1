// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Execs, with the path of what was really executed. */
#include "exec.h"
#include "path_text.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct exec_record *out = tell_exec(task);
	struct path_scratch *scratch;

	if (!out)
		return 0;
	scratch = stand_at(bprm->file->f_path.mnt, bprm->file->f_path.dentry);
	write_path(&out->path, scratch);
	bpf_ringbuf_submit(out, 0);
	return 0;
}
