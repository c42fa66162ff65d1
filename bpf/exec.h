/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* An exec that succeeded, told with its arguments, what was really executed, and where. */
#ifndef RINGFENCE_EXEC_H
#define RINGFENCE_EXEC_H

#ifndef WITHOUT_CALLBACKS
#include "arguments.h"
#endif
#include "emit.h"
#include "observed.h"
#ifndef WITHOUT_CALLBACKS
#include "own_root.h"
#endif
#include "path_text.h"
#include "source.h"

static __always_inline void copy_arguments(struct exec_record *out, struct mm_struct *mm)
{
	u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);
	u64 length = end - start;

	out->argument_total = length;
	if (length > ARGUMENT_BYTES - 1)
		length = ARGUMENT_BYTES - 1;
	barrier_var(length);
	length &= ARGUMENT_BYTES - 1;
	out->argument_length = length;
	if (bpf_probe_read_user(out->arguments, length, (void *)start))
		out->argument_length = 0;
}

/* The runtime phase ends with what the container itself brought. */
static __always_inline void leave_runtime_phase(struct node_state *state,
						struct task_identity *identity,
						struct task_struct *task)
{
	if (!identity || !(identity->flags & TASK_RUNTIME_PHASE) || in_host_mount_namespace(task))
		return;
	identity->flags &= ~TASK_RUNTIME_PHASE;
	forget_processes(state);
#ifndef WITHOUT_CALLBACKS
	own_root_of(task, identity->workload);
#endif
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
	copy_arguments(out, BPF_CORE_READ(task, mm));
	return out;
}

static __always_inline void write_path_at(struct path_text *text, struct path_scratch *scratch,
					  const struct path *path)
{
	if (scratch)
		stand_scratch_at(scratch, BPF_CORE_READ(path, mnt), BPF_CORE_READ(path, dentry));
	write_path(text, scratch);
}

#ifdef WITHOUT_CALLBACKS

/* No task storage to keep it in: rules with a source are not claimed there. */
static __always_inline void remember_image(struct node_state *state, u32 workload,
					   struct task_identity *identity,
					   struct path_scratch *scratch, struct task_struct *task,
					   struct file *file)
{
}

#else

/* Of a process that has just executed `file`. */
static __always_inline void remember_image(struct node_state *state, u32 workload,
					   struct task_identity *identity,
					   struct path_scratch *scratch, struct task_struct *task,
					   struct file *file)
{
	struct workload_row *row = workload_row(workload);
	bool asked = row && row->rule_set;

	if (!identity && asked)
		identity = bpf_task_storage_get(&task_identities,
						bpf_get_current_task_btf()->group_leader, NULL,
						BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!identity)
		return;
	WRITE_ONCE(identity->source, 0);
	WRITE_ONCE(identity->image, IMAGE_UNKNOWN);
	if (!scratch || (!asked && workload == HOST_WORKLOAD))
		return;
	stand_scratch_at(scratch, file->f_path.mnt, file->f_path.dentry);
	walk_path(scratch, state);
	WRITE_ONCE(identity->image, walked_image(scratch, task));
}

#endif

static __always_inline void take_exec(struct node_state *state, struct path_scratch *scratch,
				      struct task_struct *task, struct file *file)
{
	struct task_identity *identity = identity_of(task->group_leader);
	u32 workload = workload_by(identity, task->group_leader);
	struct exec_record *out;

	remember_image(state, workload, identity, scratch, task, file);
	leave_runtime_phase(state, identity, task);
	out = tell_exec(state, workload, task);
	if (!out)
		return;
	write_path_at(&out->path, scratch, &file->f_path);
	write_path_at(&out->cwd, scratch, &BPF_CORE_READ(task, fs)->pwd);
	bpf_ringbuf_submit(out, 0);
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(sched_process_exec, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	struct node_state *state = node();
	struct path_scratch *scratch;

	if (!state)
		return 0;
	/* NULL: it is told without its paths */
	scratch = borrow_scratch();
	if (!inactive(state))
		take_exec(state, scratch, task, bprm->file);
#ifndef WITHOUT_CALLBACKS
	settle_deferred(state, scratch, bprm);
#endif
	give_back(scratch);
	return 0;
}

#endif
