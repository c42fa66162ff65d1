/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What a process is from the moment on that nothing can bring it back to the program it ran before:
 * whose source it is to rules, and whether it is its container's runtime still. */
#ifndef RINGFENCE_COMMIT_H
#define RINGFENCE_COMMIT_H

#include "observed.h"
#ifndef WITHOUT_CALLBACKS
#include "own_root.h"
#endif
#include "source.h"

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

static __always_inline void commit(struct node_state *state, struct path_scratch *scratch,
				   struct task_struct *task, struct file *file)
{
	struct task_identity *identity = identity_of(task->group_leader);

	remember_image(state, workload_by(identity, task->group_leader), identity, scratch, task,
		       file);
	leave_runtime_phase(state, identity, task);
}

#endif
