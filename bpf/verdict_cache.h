/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The verdict kept on the inode. The tag says what it was found for; each part is there because
 * without it an answer would outlive its question: another name (hard link) by parent and name,
 * another way to it (bind) by mount, a moved mount by its namespace's event count, which the
 * kernel never repeats, and a moved directory by the count of finished renames.
 */
#ifndef RINGFENCE_VERDICT_CACHE_H
#define RINGFENCE_VERDICT_CACHE_H

#include "match.h"

struct {
	__uint(type, BPF_MAP_TYPE_INODE_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct cached_verdict);
} cached_verdicts SEC(".maps");

/* The leaf's name, by direct loads: a fifth of a probe's cost, and this is the hot path. */
static __always_inline u64 leaf_name_hash(const struct node_state *state, struct dentry *dentry)
{
	u32 length = dentry->d_name.len;
	const u64 *words;

	if (length > INLINE_NAME_MAX)
		return long_name_hash((u64)BPF_CORE_READ(dentry, d_name.name), length & 255);
	if (bpf_core_field_exists(struct dentry, d_iname))
		words = (const u64 *)dentry->d_iname;
	else
		words = ((struct dentry___shortname *)dentry)->d_shortname.words;
	return short_name_hash(state, words, length);
}

static __always_inline void fill_tag(struct verdict_tag *tag, const struct node_state *state,
				     u64 rule_set, struct file *file)
{
	struct mnt_namespace *space = bpf_get_current_task_btf()->nsproxy->mnt_ns;
	struct dentry *dentry = file->f_path.dentry;
	struct inode *parent = dentry->d_parent->d_inode;

	tag->rule_set = rule_set;
	tag->mount = (u64)file->f_path.mnt;
	tag->mount_namespace = (u64)space;
	tag->mount_event = space->event;
	tag->renames = state->renames_finished;
	tag->parent = (u64)parent;
	tag->parent_number = parent->i_ino;
	tag->name = leaf_name_hash(state, dentry);
	tag->parent_generation = parent->i_generation;
	tag->source = 0;
}

static __always_inline bool same_tag(const struct verdict_tag *a, const struct verdict_tag *b)
{
	return a->rule_set == b->rule_set && a->mount == b->mount &&
	       a->mount_namespace == b->mount_namespace && a->mount_event == b->mount_event &&
	       a->renames == b->renames && a->parent == b->parent &&
	       a->parent_number == b->parent_number && a->name == b->name &&
	       a->parent_generation == b->parent_generation && a->source == b->source;
}

static __always_inline struct cached_verdict *find_verdict(struct file *file)
{
	struct cached_verdict *cached;

	cached = bpf_inode_storage_get(&cached_verdicts, file->f_inode, NULL, 0);
	return cached && cached->version == LAYOUT_VERSION ? cached : NULL;
}

/* Not while a directory is on the move: the tag was made before the walk, so a move that ended
 * in between shows as another count. And not when the mount is in another namespace than the
 * task: that one's events are not in the tag. */
static __noinline void keep_verdict(struct node_state *state, struct file *file,
				    const struct verdict_tag *tag,
				    const struct path_scratch *scratch)
{
	struct cached_verdict fresh = { .version = LAYOUT_VERSION };
	struct mount *mount;

	if (scratch->walk || state->renames_started != tag->renames ||
	    state->renames_finished != tag->renames)
		return;
	mount = (struct mount *)mount_of(scratch->vfsmount);
	if ((u64)BPF_CORE_READ(mount, mnt_ns) != tag->mount_namespace)
		return;
	fresh.tag = *tag;
	fresh.verdict = scratch->verdict;
	/* Replaced as a whole: who holds the old one reads it unchanged until the grace period. */
	bpf_inode_storage_delete(&cached_verdicts, file->f_inode);
	bpf_inode_storage_get(&cached_verdicts, file->f_inode, &fresh,
			      BPF_LOCAL_STORAGE_GET_F_CREATE);
}

#endif
