// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Counts directories on the move: the hooks of rename(2) run before it, so what is cached in
 * between would stand under the new count with the old path. A file's own rename needs no
 * count: its name and its directory are in every tag. */
#include "maps.h"

static __always_inline bool moves_directory(struct renamedata *rename)
{
	struct inode *from = BPF_CORE_READ(rename, old_dentry, d_inode);
	struct inode *to = BPF_CORE_READ(rename, new_dentry, d_inode);

	return (BPF_CORE_READ(from, i_mode) & S_IFMT) == S_IFDIR ||
	       (to && (BPF_CORE_READ(to, i_mode) & S_IFMT) == S_IFDIR);
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

/* An inode of a directory may come back for another one. Whatever was cached by its address is
 * forgotten with it; nothing can be cached below it meanwhile, since it is empty. */
SEC("fexit/vfs_rmdir")
int BPF_PROG(rmdir_ends)
{
	struct node_state *state = node();

	if (inactive(state))
		return 0;
	__sync_fetch_and_add(&state->renames_started, 1);
	__sync_fetch_and_add(&state->renames_finished, 1);
	return 0;
}
