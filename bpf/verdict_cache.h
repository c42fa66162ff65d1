/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The verdict kept on the inode. The tag says what it was found for; each part is there because
 * without it an answer would outlive its question: another name (hard link) by parent and name,
 * another way to it (bind) by mount, a moved mount by its namespace's event count, which the
 * kernel never repeats, and a moved directory by the count of finished renames.
 */
#ifndef RINGFENCE_VERDICT_CACHE_H
#define RINGFENCE_VERDICT_CACHE_H

#include "entry.h"
#include "source.h"
#include "match.h"

struct {
	__uint(type, BPF_MAP_TYPE_INODE_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct cached_verdict);
} cached_verdicts SEC(".maps");

/* The name is the kernel's own hash and length of it. Whoever made two names of one inode in one
 * directory collide would reach by the first, which is permitted, what the second leads to: the
 * same inode. */
static __always_inline u64 leaf_name(struct dentry *dentry)
{
	/* 6.1 takes 8 bytes for an access beyond the union's first member */
	if (bpf_core_field_exists(struct backing_file, user_path))
		return dentry->d_name.hash_len;
	return (u64)dentry->d_name.len << 32 | dentry->d_name.hash;
}

static __always_inline void fill_tag(struct verdict_tag *tag, const struct node_state *state,
				     u64 rule_set, u32 view, struct file *file,
				     struct task_struct *task)
{
	struct mnt_namespace *space = task->nsproxy->mnt_ns;
	struct dentry *dentry = file->f_path.dentry;
	u32 sequence = READ_ONCE(dentry->d_seq.seqcount.sequence);
	struct inode *parent;

	barrier();
	parent = dentry->d_parent->d_inode;
	tag->sequence = sequence;
	tag->rule_set = rule_set;
	tag->mount = (u64)file->f_path.mnt;
	tag->mount_namespace = (u64)space;
	tag->mount_event = space->event;
	tag->renames = state->renames_finished;
	tag->parent = (u64)parent;
	tag->parent_number = parent->i_ino;
	tag->name = leaf_name(dentry);
	tag->view = view;
}

/* As fill_tag would, without a tag: this is the hot path. A directory on the move makes every
 * verdict doubtful, since its new path is there before its count is. */
static __always_inline bool still_holds(const struct verdict_tag *tag, struct node_state *state,
					u64 rule_set, struct file *file, struct task_struct *task)
{
	struct dentry *dentry;
	struct inode *parent;

	if (tag->rule_set != rule_set || tag->mount != (u64)file->f_path.mnt ||
	    tag->renames != state->renames_finished || tag->renames != state->renames_started)
		return false;
	if (tag->mount_event != task->nsproxy->mnt_ns->event)
		return false;
	dentry = file->f_path.dentry;
	parent = dentry->d_parent->d_inode;
	if (tag->parent != (u64)parent || tag->name != leaf_name(dentry) ||
	    tag->parent_number != parent->i_ino)
		return false;
	/* a set whose rules ask nothing has one view, which is part of its name */
	return !(rule_set & RULE_SET_HAS_VIEWS) ||
	       tag->view == asked_view(state, rule_set, task, file->f_inode);
}

static __always_inline bool on_internal_mount(struct file *file)
{
	return is_internal(namespace_of(mount_of((u64)file->f_path.mnt)));
}

static __always_inline struct cached_verdict *find_verdict(struct file *file)
{
	struct cached_verdict *cached;

	cached = bpf_inode_storage_get(&cached_verdicts, file->f_inode, NULL, 0);
	return cached && cached->version == LAYOUT_VERSION ? cached : NULL;
}

/* False when the file was renamed since its tag was made, or is being. */
static __always_inline bool still_named(const struct verdict_tag *tag, const struct file *file)
{
	barrier();
	return !(tag->sequence & 1) &&
	       READ_ONCE(file->f_path.dentry->d_seq.seqcount.sequence) == tag->sequence;
}

/* Could what was found be kept by its tag? Not while a directory is on the move: the tag was made
 * before the walk, so a move that ended in between shows as another count. And not when the mount
 * is in another namespace than the task: that one's events are not in the tag. */
static __always_inline bool is_worth_keeping(const struct node_state *state,
					     const struct file *file,
					     const struct path_scratch *scratch)
{
	const struct verdict_tag *tag = &scratch->tag;

	/* 0 is every new namespace's: only a count that was drawn tells one from another */
	if (scratch->walk || !tag->mount_event || state->renames_started != tag->renames ||
	    state->renames_finished != tag->renames || !still_named(tag, file))
		return false;
	return (u64)namespace_of(mount_of(scratch->vfsmount)) == tag->mount_namespace;
}

#endif
