/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* An exec that succeeded, told with its arguments, what was really executed, and where. */
#ifndef RINGFENCE_EXEC_H
#define RINGFENCE_EXEC_H

#include "commit.h"
#include "emit.h"
#include "path_text.h"

static __always_inline void copy_arguments(struct exec_record *out, struct mm_struct *mm)
{
	u64 start = mm->arg_start;
	u64 length = mm->arg_end - start;

	out->argument_total = length;
	if (length > ARGUMENT_BYTES - 1)
		length = ARGUMENT_BYTES - 1;
	barrier_var(length);
	length &= ARGUMENT_BYTES - 1;
	out->argument_length = length;
	if (bpf_probe_read_user(out->arguments, length, (void *)start))
		out->argument_length = 0;
}

/* NULL where the exec is not told. The paths are left to fill. */
static __always_inline struct exec_record *tell_exec(struct node_state *state, u32 workload,
						     struct task_struct *task)
{
	struct workload_account *account;
	struct exec_record *out;

	if (!observed(state, workload))
		return NULL;
	account = account_of(workload);
	if (account)
		__sync_fetch_and_add(&account->executions, 1);
	out = RESERVE_BEHAVIOUR(state, workload, struct exec_record);
	if (!out)
		return NULL;
	fill_record_of_typed(&out->record, RECORD_EXEC, task);
	out->record.workload = workload;
	copy_arguments(out, task->mm);
	return out;
}

static __always_inline void write_path_at(struct path_text *text, struct path_scratch *scratch,
					  const struct path *path)
{
	if (scratch)
		stand_scratch_at(scratch, path->mnt, path->dentry);
	write_path(text, scratch);
}

static __always_inline void take_exec(struct node_state *state, struct path_scratch *scratch,
				      struct task_struct *task, struct file *file)
{
	struct task_identity *identity;
	struct exec_record *out;

#ifndef COMMITS
	commit(state, scratch, task, file);
#endif
	identity = identity_of(task->group_leader);
	out = tell_exec(state, workload_by(identity, task->group_leader), task);
	if (!out)
		return;
	write_path_at(&out->path, scratch, &file->f_path);
	write_path_at(&out->cwd, scratch, &task->fs->pwd);
	bpf_ringbuf_submit(out, 0);
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct node_state *state = node();
	struct path_scratch *scratch;

	if (inactive(state))
		return 0;
	/* NULL: it is told without its paths */
	scratch = borrow_scratch();
	take_exec(state, scratch, task, bprm->file);
	give_back(scratch);
	return 0;
}

#endif
