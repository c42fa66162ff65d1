/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The root that a workload's processes were given, which is where the paths of its rules begin.
 * Whoever mounts a folder a second time (bind, open_tree, a root of its own) sees the same files by
 * other paths: those are judged by the path from that root too, whatever mount shows them. Kept of
 * overlays alone, as engines make them: a root within the host's own file system would have the
 * host's paths.
 */
#ifndef RINGFENCE_OWN_ROOT_H
#define RINGFENCE_OWN_ROOT_H

#include "place.h"

#define OVERLAY_MAGIC 0x794c7630

struct own_root {
	u64 super_block;
	u64 dentry;
	u32 workload; /* whose it is: slots are used again */
	u32 reserved;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, WORKLOAD_SLOTS);
	__type(key, u32);
	__type(value, struct own_root);
} own_roots SEC(".maps");

/* By the first process that executes a program of the container's own, or is judged, where those came
 * before the agent. Not by one that has made itself another: a chroot, a part of the file system. */
static __always_inline struct own_root *own_root_of(struct task_struct *task, u32 workload)
{
	u32 slot = WORKLOAD_SLOT(workload);
	struct own_root *root = bpf_map_lookup_elem(&own_roots, &slot);
	struct super_block *super_block;
	struct dentry *dentry;

	if (!root || READ_ONCE(root->workload) == workload)
		return root;
	dentry = BPF_CORE_READ(task, fs, root.dentry);
	super_block = BPF_CORE_READ(dentry, d_sb);
	if (in_host_mount_namespace(task) || BPF_CORE_READ(dentry, d_parent) != dentry ||
	    BPF_CORE_READ(super_block, s_magic) != OVERLAY_MAGIC)
		return NULL;
	WRITE_ONCE(root->super_block, (u64)super_block);
	WRITE_ONCE(root->dentry, (u64)dentry);
	barrier();
	WRITE_ONCE(root->workload, workload);
	return root;
}

/* The current workload's root, where the path that the scratch has walked is not the one from there: on
 * a mount of a part of that file system, or of all of it at another place. Else 0. */
static __always_inline u64 own_root_elsewhere(struct node_state *state,
					      const struct path_scratch *scratch)
{
	u32 phase, workload = current_workload(state, &phase);
	struct own_root *root;

	if (workload == HOST_WORKLOAD)
		return 0;
	root = own_root_of(bpf_get_current_task_btf(), workload);
	if (!root)
		return 0;
	if (PEEK(struct dentry, scratch->dentry, d_sb) != READ_ONCE(root->super_block))
		return 0;
	if (scratch->within == scratch->count &&
	    PEEK(struct vfsmount, scratch->vfsmount, mnt_root) == READ_ONCE(root->dentry))
		return 0;
	return READ_ONCE(root->dentry);
}

#endif
