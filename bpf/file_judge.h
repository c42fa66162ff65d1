/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The judgement of one file operation by its path, as every family of file hooks makes it. */
#ifndef RINGFENCE_FILE_JUDGE_H
#define RINGFENCE_FILE_JUDGE_H

#include "file_report.h"
#include "match.h"

static __always_inline bool denies(u32 decision)
{
	return (decision & DECISION_ACTION) == DECISION_BLOCK;
}

static __always_inline bool is_posture(u32 decision)
{
	return (decision & DECISION_RULE) == RULE_POSTURE;
}

/* True for the first of its kind: that one is told, the rest are counted. */
static __noinline bool first_of_kind(const struct subject *subject)
{
	struct behaviour_key key = {
		.object = subject->object,
		.workload = subject->workload,
		.action = subject->action,
	};
	struct behaviour_count fresh = { .count = 1 };
	struct behaviour_count *known = bpf_map_lookup_elem(&behaviour_counts, &key);

	if (known) {
		__sync_fetch_and_add(&known->count, 1);
		return false;
	}
	if (!bpf_map_update_elem(&behaviour_counts, &key, &fresh, BPF_NOEXIST))
		return true;
	__sync_fetch_and_add(&subject->state->uncounted, 1);
	return false;
}

static __always_inline int settle(struct subject *subject, u32 action, u32 found,
				  struct vfsmount *vfsmount, struct dentry *dentry, u64 object)
{
	subject->action = action;
	subject->found = found;
	subject->object = object;
	if (found || (subject->sees && first_of_kind(subject))) {
		stand_at(vfsmount, dentry);
		report_file(subject);
	}
	return denies(found) ? -EACCES : 0;
}

/* No scratch could be had, so the path was not judged: refused, and told so, where some Block of
 * the set might have stood against it. */
static __noinline int refuse_unjudged(struct subject *subject, u32 action, u64 blocks)
{
	struct file_record *out;

	if (!(subject->rule_set & blocks))
		return 0;
	subject->action = action;
	subject->found = DECISION_BLOCK | RULE_UNRESOLVED;
	subject->object = 0;
	out = RESERVE_VERDICT(subject->state, struct file_record, subject_identity(subject));
	if (out) {
		fill_verdict(&out->record, subject);
		out->path.length = 0;
		out->path.flags = PATH_TRUNCATED;
		bpf_ringbuf_submit(out, 0);
	}
	return -EACCES;
}

/* One path hook: `dentry` lies, or will lie, in a directory on `vfsmount`. */
static __always_inline int judge_write(u32 action, struct vfsmount *vfsmount, struct dentry *dentry)
{
	struct path_scratch *scratch;
	struct subject subject;

	if (!subject_of(&subject, bpf_get_current_task_btf(), RULE_SET_HAS_FILE) || subject.phase)
		return 0;
	scratch = judge_path(subject.rule_set, vfsmount, dentry);
	if (!scratch)
		return refuse_unjudged(&subject, action, RULE_SET_HAS_FILE_BLOCK);
	return settle(&subject, action, outcome(&scratch->verdict, PATH_WRITE), vfsmount, dentry,
		      scratch->verdict.fingerprint);
}

#endif
