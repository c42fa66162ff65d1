/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The ways to a dentry that comes without its mount, as attribute hooks are given it: every mount
 * of its super block in the caller's own mount namespace that shows it. One that denies decides.
 */
#ifndef RINGFENCE_MOUNTS_H
#define RINGFENCE_MOUNTS_H

#include "file_judge.h"

#define SHOWN_MOUNTS 16384 /* of one super block, on the whole host; with more it is not judged */
#define SEARCH_ATTEMPTS 3  /* mounts come and go while their list is read */

#define SEARCH_WHOLE 0x1   /* the list was read to its end */
#define SEARCH_REACHED 0x2 /* some mount shows the dentry */
#define SEARCH_LAYER 0x4   /* an overlay has the super block for a layer */

/* In the task, as the path scratch: what changes from mount to mount must not be on the stack. */
struct mount_search {
	u64 end;  /* what stands behind the last mount */
	u64 next; /* the next one: its place in the list, from 6.18 on itself */
	u64 space;
	u64 super_block;
	u64 dentry;
	u64 rule_set;
	u64 vfsmount; /* where what is found was found */
	u64 fingerprint;
	u32 found;
	u32 flags;
	u32 view;
	u32 reserved;
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct mount_search);
} mount_searches SEC(".maps");

/* Walks and matches, as judge_place. Returns false where the mount does not show the dentry, which
 * is no path that could not be judged, and not counted as one. */
__noinline int judge_shown(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct node_state *state = node();

	if (!scratch || !state)
		return 0;
	walk_settled(scratch, state, rule_set);
	if (scratch->walk & WALK_UNREACHABLE)
		return 0;
	match_path(scratch, state, rule_set, view);
	return 1;
}

static __always_inline bool has_mount_chain(void)
{
	return bpf_core_field_exists(struct mount___chain, mnt_next_for_sb);
}

static __always_inline bool begin_search(struct mount_search *search)
{
	u64 offset;

	search->found = 0;
	search->flags = 0;
	if (has_mount_chain()) {
		offset = bpf_core_field_offset(struct super_block___chain, s_mounts);
		search->end = 0;
		return !bpf_probe_read_kernel(&search->next, sizeof(u64),
					      (void *)(search->super_block + offset));
	}
	offset = bpf_core_field_offset(struct super_block, s_mounts);
	search->end = search->super_block + offset;
	return !bpf_probe_read_kernel(&search->next, sizeof(u64), (void *)search->end);
}

/* The mount at which the search stands, which then stands at the next; 0: it was taken away. */
static __always_inline u64 take_mount(struct mount_search *search)
{
	u64 mount = search->next, offset;

	if (has_mount_chain()) {
		offset = bpf_core_field_offset(struct mount___chain, mnt_next_for_sb);
	} else {
		offset = bpf_core_field_offset(struct mount, mnt_instance);
		mount -= offset;
	}
	return bpf_probe_read_kernel(&search->next, sizeof(u64), (void *)(mount + offset)) ? 0 :
											     mount;
}

static long search_step(u32 step, struct mount_search **context)
{
	struct mount_search *search = *context;
	struct path_scratch *scratch;
	u64 mount, space = 0;
	u32 found;

	if (search->next == search->end) {
		search->flags |= SEARCH_WHOLE;
		return 1;
	}
	mount = take_mount(search);
	if (!mount)
		return 1;
	bpf_probe_read_kernel(&space, sizeof(space),
			      (void *)(mount + bpf_core_field_offset(struct mount, mnt_ns)));
	if (is_internal((void *)space))
		search->flags |= SEARCH_LAYER;
	if (space != search->space)
		return 0;
	mount += bpf_core_field_offset(struct mount, mnt);
	scratch = stand_at((void *)mount, (void *)search->dentry);
	if (!scratch)
		return 1;
	if (!judge_shown(scratch, search->rule_set, search->view))
		return 0;
	found = outcome(&scratch->verdict, PATH_WRITE);
	if (!(search->flags & SEARCH_REACHED) || (found && (denies(found) || !search->found))) {
		search->found = found;
		search->vfsmount = mount;
		search->fingerprint = scratch->verdict.fingerprint;
	}
	search->flags |= SEARCH_REACHED;
	return denies(found) ? 1 : 0;
}

/* False: the ways to the dentry are not all known, and none of those that are denies. */
static __always_inline bool search_mounts(struct mount_search *search)
{
	u32 attempt;

	for (attempt = 0; attempt < SEARCH_ATTEMPTS; attempt++) {
		if (!begin_search(search))
			return false;
		bpf_loop(SHOWN_MOUNTS, search_step, &search, 0);
		if ((search->flags & SEARCH_WHOLE) || denies(search->found))
			return true;
	}
	return false;
}

#endif
