/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What a file hook knows of its operation, and the records that it makes of it. */
#ifndef RINGFENCE_FILE_REPORT_H
#define RINGFENCE_FILE_REPORT_H

#include "behaviour.h"
#include "emit.h"
#include "path_text.h"

#ifndef FILE_TIER
#define FILE_TIER TIER_LSM
#endif

/* Everything that a hook knows of the one operation it was called for. */
struct subject {
	struct node_state *state;
	struct task_struct *task;
	u64 rule_set;
	u32 workload;
	u32 phase;
	u32 action;
	u32 found;  /* the decision to report */
	u64 object; /* fingerprint of the path */
	u64 tag;    /* where what is seen is counted from now on */
	bool sees;  /* file behaviours of this workload are told */
};

#ifdef WITHOUT_CALLBACKS

/* By its cgroup. Without task storage nobody remembers who is its container's runtime: whoever
 * still stands in the host's mount namespace is taken for it. */
static __always_inline struct workload_row *find_workload(struct subject *subject,
							  struct task_struct *task)
{
	struct workload_row *row;

	subject->workload = cgroup_workload(task_cgroup(task));
	row = workload_row(subject->workload);
	subject->phase = row && subject->workload != HOST_WORKLOAD &&
			 !(row->flags & WORKLOAD_WITHOUT_RUNTIME) && in_host_mount_namespace(task);
	return row;
}

#else

static __always_inline struct workload_row *find_workload(struct subject *subject,
							  struct task_struct *task)
{
	subject->workload = task_workload(subject->state, task, &subject->phase);
	return workload_row_of(subject->workload, task);
}

#endif

static __always_inline bool subject_of(struct subject *subject, struct task_struct *task, u64 needs)
{
	struct workload_row *row;

	subject->task = task;
	subject->state = node();
	if (inactive(subject->state))
		return false;
	row = find_workload(subject, task);
	if (!row)
		return false;
	subject->rule_set = row->rule_set;
	subject->sees = row->flags & WORKLOAD_SEE_FILES;
	return (subject->rule_set & needs) || subject->sees;
}

static __always_inline u64 subject_identity(const struct subject *subject)
{
	return mix(verdict_identity(subject->rule_set, subject->workload, subject->found,
				    subject->action),
		   subject->object);
}

static __always_inline void fill_verdict(struct record *record, const struct subject *subject)
{
	fill_record(record, RECORD_FILE, current_task());
	record->tier = FILE_TIER;
	record->action = subject->action;
	record->rule_set = subject->rule_set;
	record->workload = subject->workload;
	record->decision = subject->found;
	if (!subject->found)
		record->fold = subject->tag;
}

/* Tells of the place at which the task's scratch stands. */
CHECKED_ONCE int report_file(struct subject *subject)
{
	struct node_state *state = node();
	struct file_record *out;

	if (!subject || !state)
		return 0;
	if (subject->found)
		out = RESERVE_VERDICT(state, subject->workload, struct file_record,
				      subject_identity(subject));
	else
		out = RESERVE_BEHAVIOUR(state, subject->workload, struct file_record);
	if (!out)
		return 0;
	fill_verdict(&out->record, subject);
	write_path(&out->path, own_scratch());
	bpf_ringbuf_submit(out, 0);
	return 0;
}

/* As report_file, and of the scratch's target beside it. */
CHECKED_ONCE int report_rename(struct subject *subject)
{
	struct node_state *state = node();
	struct path_scratch *scratch;
	struct rename_record *out;

	if (!subject || !state)
		return 0;
	if (subject->found)
		out = RESERVE_VERDICT(state, subject->workload, struct rename_record,
				      subject_identity(subject));
	else
		out = RESERVE_BEHAVIOUR(state, subject->workload, struct rename_record);
	if (!out)
		return 0;
	fill_verdict(&out->record, subject);
	scratch = own_scratch();
	write_path(&out->path, scratch);
	if (scratch)
		scratch->dentry = scratch->target;
	write_path(&out->target, scratch);
	bpf_ringbuf_submit(out, 0);
	return 0;
}

#endif
