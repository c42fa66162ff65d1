// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Counts directories on the move: the hooks of rename(2) run before it, so what is cached in
 * between would stand under the new count with the old path. A file's own rename needs no
 * count: its name and its directory are in every tag. */
#include "maps.h"

static __always_inline bool is_a_directory(const struct dentry *dentry)
{
	const struct inode *inode = BPF_CORE_READ(dentry, d_inode);

	return inode && (BPF_CORE_READ(inode, i_mode) & S_IFMT) == S_IFDIR;
}

static __always_inline bool moves_directory(struct renamedata *rename)
{
	return is_a_directory(BPF_CORE_READ(rename, old_dentry)) ||
	       is_a_directory(BPF_CORE_READ(rename, new_dentry));
}

SEC("fentry/vfs_rename")
int BPF_PROG(rename_starts, struct renamedata *rename)
{
	struct node_state *state = node();

	if (!inactive(state) && moves_directory(rename))
		__sync_fetch_and_add(&state->renames_started, 1);
	return 0;
}

SEC("fexit/vfs_rename")
int BPF_PROG(rename_ends, struct renamedata *rename)
{
	struct node_state *state = node();

	if (!inactive(state) && moves_directory(rename))
		__sync_fetch_and_add(&state->renames_finished, 1);
	return 0;
}

static __always_inline void count_whole(struct node_state *state)
{
	__sync_fetch_and_add(&state->renames_started, 1);
	__sync_fetch_and_add(&state->renames_finished, 1);
}

/* Where programs may be preempted the kernel passes over those two while another rename stands in
 * them on that processor, but never over this one: what was kept before does not outlive a rename. */
SEC("lsm/inode_rename")
int BPF_PROG(rename_goes_on, struct inode *old_directory, struct dentry *old_dentry,
	     struct inode *new_directory, struct dentry *new_dentry, int before)
{
	struct node_state *state = node();

	if (!before && !inactive(state) &&
	    (is_a_directory(old_dentry) || is_a_directory(new_dentry)))
		count_whole(state);
	return before;
}

/* An inode of a directory may come back for another one. Whatever was cached by its address is
 * forgotten with it; nothing can be cached below it meanwhile, since it is empty. */
SEC("fexit/vfs_rmdir")
int BPF_PROG(rmdir_ends)
{
	struct node_state *state = node();

	if (!inactive(state))
		count_whole(state);
	return 0;
}
