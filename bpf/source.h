/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * What rules may ask of whoever acts: the program it runs, whether the file is its own, whether it
 * has a terminal. The program is the path that was executed, kept as its fingerprint from that
 * moment on: mm->exe_file can be changed by its owner (PR_SET_MM_EXE_FILE).
 */
#ifndef RINGFENCE_SOURCE_H
#define RINGFENCE_SOURCE_H

#include "path.h"
#include "source_class.h"

#define SOURCE_BITS 16
#define RULE_SET_NAME 0xffffffffffffULL /* id and version */

/* Of the program whose path the scratch has walked. One that is not in the namespace that the task
 * sees is nobody's source: the runtime's own, or a file that has no name. */
static __always_inline u64 walked_image(const struct path_scratch *scratch,
					struct task_struct *task)
{
	if (scratch->walk ||
	    (u64)namespace_of(mount_of(scratch->vfsmount)) != (u64)task->nsproxy->mnt_ns)
		return IMAGE_NONE;
	return scratch->sum | IMAGE_KNOWN;
}

#ifdef WITHOUT_CALLBACKS

/* No storage to keep it in, and another walk is more than these kernels follow. */
static __always_inline u32 source_class(struct node_state *state, u64 rule_set,
					struct task_struct *task)
{
	return 0;
}

#else

/* For a process that began before anybody asked; all that is left of its exec is this file. */
static __noinline u64 running_image(struct node_state *state, struct task_struct *task)
{
	struct path_scratch *scratch = own_scratch();
	struct file *file = BPF_CORE_READ(task, mm, exe_file);

	if (!scratch || !file)
		return IMAGE_NONE;
	stand_scratch_at(scratch, BPF_CORE_READ(file, f_path.mnt),
			 BPF_CORE_READ(file, f_path.dentry));
	walk_path(scratch, state);
	return walked_image(scratch, task);
}

/* Its fingerprint, found now where it was not known yet. */
static __always_inline u64 known_image(struct node_state *state, struct task_struct *task,
				       struct task_identity *identity)
{
	u64 image = READ_ONCE(identity->image);

	if (image == IMAGE_UNKNOWN) {
		image = running_image(state, task);
		WRITE_ONCE(identity->image, image);
	}
	return image;
}

/* The class that the rules of this set put the task's program in. Found once for each set, and
 * kept in one word, so that threads that look at the same time see all of an answer or none. */
static __noinline u32 source_class(struct node_state *state, u64 rule_set, struct task_struct *task)
{
	struct task_identity *identity;
	u64 kept;

	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL,
					BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!identity)
		return 0;
	kept = READ_ONCE(identity->source);
	if (kept >> SOURCE_BITS == (rule_set & RULE_SET_NAME))
		return kept & SOURCE_MASK;
	kept = class_of_image(rule_set, known_image(state, task, identity));
	WRITE_ONCE(identity->source, (rule_set & RULE_SET_NAME) << SOURCE_BITS | kept);
	return kept;
}

#endif

/* 0 where no rule of the set asks. Uses the task's scratch: to be called before it is stood
 * anywhere. Whoever makes a file owns it: it has no inode yet. */
static __noinline u32 asked_view(struct node_state *state, u64 rule_set, struct task_struct *task,
				 struct inode *inode)
{
	u32 view = 0;

	if ((rule_set & RULE_SET_HAS_OWNER) &&
	    (!inode || BPF_CORE_READ(inode, i_uid.val) == BPF_CORE_READ(task, cred, fsuid.val)))
		view |= VIEW_OWNER;
	if ((rule_set & RULE_SET_HAS_TERMINAL) && BPF_CORE_READ(task, signal, tty))
		view |= VIEW_TERMINAL;
	if (rule_set & RULE_SET_HAS_SOURCE)
		view |= source_class(state, rule_set, task) << VIEW_SOURCE_SHIFT;
	return view;
}

static __always_inline u32 view_of(struct node_state *state, u64 rule_set, struct task_struct *task,
				   struct inode *inode)
{
	return rule_set & RULE_SET_HAS_VIEWS ? asked_view(state, rule_set, task, inode) : 0;
}

#endif
