/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Files and execs where no LSM program decides: the same judgement, made at the entry of the
 * functions that would ask one. It is told and not carried out, so that what a rule would have
 * refused is known. There is no cache here: programs of this kind may not keep anything on inodes.
 */
#ifndef RINGFENCE_FILE_WATCH_H
#define RINGFENCE_FILE_WATCH_H

#define FILE_TIER TIER_FENTRY
#include "open_judge.h"

SEC("fentry/security_path_unlink")
int BPF_PROG(watch_unlink, const struct path *dir, struct dentry *dentry)
{
	judge_write(ACTION_UNLINK, dir->mnt, dentry);
	return 0;
}

SEC("fentry/security_path_rmdir")
int BPF_PROG(watch_rmdir, const struct path *dir, struct dentry *dentry)
{
	judge_write(ACTION_RMDIR, dir->mnt, dentry);
	return 0;
}

SEC("fentry/security_path_mkdir")
int BPF_PROG(watch_mkdir, const struct path *dir, struct dentry *dentry)
{
	judge_write(ACTION_MKDIR, dir->mnt, dentry);
	return 0;
}

SEC("fentry/security_path_mknod")
int BPF_PROG(watch_mknod, const struct path *dir, struct dentry *dentry, u16 mode)
{
	u32 kind = mode & S_IFMT;

	judge_write(kind == 0 || kind == S_IFREG ? ACTION_CREATE : ACTION_MKNOD, dir->mnt, dentry);
	return 0;
}

SEC("fentry/security_path_symlink")
int BPF_PROG(watch_symlink, const struct path *dir, struct dentry *dentry)
{
	judge_write(ACTION_SYMLINK, dir->mnt, dentry);
	return 0;
}

SEC("fentry/security_path_truncate")
int BPF_PROG(watch_truncate, const struct path *path)
{
	judge_write(ACTION_TRUNCATE, path->mnt, path->dentry);
	return 0;
}

SEC("fentry/security_path_chmod")
int BPF_PROG(watch_chmod, const struct path *path)
{
	judge_write(ACTION_CHMOD, path->mnt, path->dentry);
	return 0;
}

/* Before 6.1 nothing hangs at a function that takes a structure, as kuid_t is one. */
#ifdef WITHOUT_CALLBACKS
SEC("fentry/chown_common")
#else
SEC("fentry/security_path_chown")
#endif
int BPF_PROG(watch_chown, const struct path *path)
{
	judge_write(ACTION_CHOWN, path->mnt, path->dentry);
	return 0;
}

SEC("fentry/security_path_rename")
int BPF_PROG(watch_rename, const struct path *old_dir, struct dentry *old_dentry,
	     const struct path *new_dir, struct dentry *new_dentry)
{
	judge_two(ACTION_RENAME, old_dir->mnt, old_dentry, new_dentry, true);
	return 0;
}

SEC("fentry/security_path_link")
int BPF_PROG(watch_link, struct dentry *old_dentry, const struct path *new_dir,
	     struct dentry *new_dentry)
{
	judge_two(ACTION_LINK, new_dir->mnt, old_dentry, new_dentry, false);
	return 0;
}

/* An overlay opens its layer's file behind the user's back: once is enough. */
static __always_inline bool is_layer(struct file *file)
{
	if (!bpf_core_field_exists(struct backing_file, user_path))
		return file->f_inode != file->f_path.dentry->d_inode;
	return is_internal(namespace_of(mount_of((u64)file->f_path.mnt)));
}

SEC("fentry/security_file_open")
int BPF_PROG(watch_open, struct file *file)
{
	struct path_scratch *scratch;
	struct subject subject;
	u32 view;

	if (!subject_of(&subject, current_task(), RULE_SET_HAS_FILE))
		return 0;
	if (subject.phase &&
	    (!(file->f_flags & FLAG_EXEC) || in_host_mount_namespace(current_task())))
		return 0;
	if (is_layer(file))
		return 0;
	view = view_of(subject.state, subject.rule_set, subject.task, file->f_inode);
	scratch = judge_path(subject.rule_set, view, file->f_path.mnt, file->f_path.dentry);
	if (!scratch)
		refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
	else if (!(scratch->walk & WALK_INTERNAL))
		judge_open(&subject, file, &scratch->verdict);
	return 0;
}

SEC("fentry/security_bprm_check")
int BPF_PROG(watch_exec, struct linux_binprm *bprm)
{
	judge_exec(bprm);
	return 0;
}

#endif
