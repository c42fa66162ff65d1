// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Files: what is opened, created, removed, renamed, linked and executed, judged by path. */
#define JUDGES_ARGUMENTS
#include "open_judge.h"
#include "known_directory.h"

SEC("lsm/path_unlink")
int BPF_PROG(path_unlink, const struct path *dir, struct dentry *dentry, int before)
{
	return before ? before : judge_write(ACTION_UNLINK, dir->mnt, dentry);
}

SEC("lsm/path_rmdir")
int BPF_PROG(path_rmdir, const struct path *dir, struct dentry *dentry, int before)
{
	return before ? before : judge_write(ACTION_RMDIR, dir->mnt, dentry);
}

SEC("lsm/path_mkdir")
int BPF_PROG(path_mkdir, const struct path *dir, struct dentry *dentry, u16 mode, int before)
{
	return before ? before : judge_write(ACTION_MKDIR, dir->mnt, dentry);
}

/* Also every open that creates: the hook lies before the new inode, file_open after it. */
SEC("lsm/path_mknod")
int BPF_PROG(path_mknod, const struct path *dir, struct dentry *dentry, u16 mode, u32 device,
	     int before)
{
	u32 kind = mode & S_IFMT;
	u32 action = kind == 0 || kind == S_IFREG ? ACTION_CREATE : ACTION_MKNOD;

	return before ? before : judge_write(action, dir->mnt, dentry);
}

SEC("lsm/path_symlink")
int BPF_PROG(path_symlink, const struct path *dir, struct dentry *dentry, const char *target,
	     int before)
{
	return before ? before : judge_write(ACTION_SYMLINK, dir->mnt, dentry);
}

SEC("lsm/path_truncate")
int BPF_PROG(path_truncate, const struct path *path, int before)
{
	return before ? before : judge_write(ACTION_TRUNCATE, path->mnt, path->dentry);
}

SEC("lsm/path_chmod")
int BPF_PROG(path_chmod, const struct path *path, u16 mode, int before)
{
	return before ? before : judge_write(ACTION_CHMOD, path->mnt, path->dentry);
}

SEC("lsm/path_chown")
int BPF_PROG(path_chown, const struct path *path, u64 user, u64 group, int before)
{
	return before ? before : judge_write(ACTION_CHOWN, path->mnt, path->dentry);
}

/* Both sides are one mount's: rename(2) and link(2) cross none. For RENAME_EXCHANGE 5.19 and
 * later call once, with flags; judging both names as source and target covers both directions. */
SEC("lsm/path_rename")
int BPF_PROG(path_rename, const struct path *old_dir, struct dentry *old_dentry,
	     const struct path *new_dir, struct dentry *new_dentry, u32 flags, int before)
{
	return before ? before :
			judge_two(ACTION_RENAME, old_dir->mnt, old_dentry, new_dentry, true);
}

SEC("lsm/path_link")
int BPF_PROG(path_link, struct dentry *old_dentry, const struct path *new_dir,
	     struct dentry *new_dentry, int before)
{
	return before ? before :
			judge_two(ACTION_LINK, new_dir->mnt, old_dentry, new_dentry, false);
}

static __noinline void keep_verdict(struct file *file, const struct path_scratch *scratch)
{
	struct cached_verdict *cached;

	cached = bpf_inode_storage_get(&cached_verdicts, file->f_inode, NULL,
				       BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!cached || !begin_entry(&cached->sequence))
		return; /* somebody else's answer is as good */
	cached->tag = scratch->tag;
	cached->verdict = scratch->verdict;
	cached->version = LAYOUT_VERSION;
	end_entry(&cached->sequence);
}

/* What is not kept, or no longer holds: by walking its path. */
static __noinline int judge_anew(struct node_state *state, struct workload_row *row,
				 struct file *file, struct task_struct *task, u32 workload)
{
	u64 rule_set = READ_ONCE(row->rule_set);
	u32 view = view_of(state, rule_set, task, file->f_inode);
	struct subject subject = {
		.state = state,
		.task = task,
		.rule_set = rule_set,
		.workload = workload,
		.sees = row->flags & WORKLOAD_SEE_FILES,
	};
	struct path_scratch *scratch = stand_at(file->f_path.mnt, file->f_path.dentry);
	bool keeps;

	if (!scratch)
		return refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
	fill_tag(&scratch->tag, state, subject.rule_set, view, file, task);
	keeps = judge_in_directory(state, file, scratch);
	if (!keeps) {
		if (judge_place(scratch, subject.rule_set, view))
			return refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
		if (scratch->walk & WALK_INTERNAL)
			return 0;
		keeps = is_worth_keeping(state, file, scratch);
		if (keeps)
			keep_directories(state, file, scratch);
	}
	if (keeps)
		keep_verdict(file, scratch);
	return judge_open(&subject, file, &scratch->verdict);
}

#define KEPT_NO_LONGER 1

/* What is kept and holds, but has something to report. */
static __noinline int judge_kept(struct node_state *state, struct workload_row *row,
				 struct file *file, struct cached_verdict *cached, u32 sequence)
{
	struct subject subject = {
		.state = state,
		.rule_set = cached->tag.rule_set,
		.workload = row->workload,
		.sees = row->flags & WORKLOAD_SEE_FILES,
	};
	struct path_verdict verdict = cached->verdict;

	barrier();
	if (!is_entry_unchanged(&cached->sequence, sequence))
		return KEPT_NO_LONGER;
	return judge_open(&subject, file, &verdict);
}

/* The hot path keeps to registers: what a report needs is put together only where one may come.
 * A program that stands after one which refused is not called, so there is no result to pass on. */
SEC("lsm/file_open")
int BPF_PROG(file_open, struct file *file)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct node_state *state = node();
	struct cached_verdict *cached;
	struct workload_row *row;
	u32 workload, phase;
	u64 rule_set;
	bool sees;

	if (inactive(state))
		return 0;
	workload = task_workload(state, task, &phase);
	row = workload_row_of(workload, task);
	if (!row)
		return 0;
	rule_set = row->rule_set;
	sees = row->flags & WORKLOAD_SEE_FILES;
	if (!(rule_set & RULE_SET_HAS_FILE) && !sees)
		return 0;
	if (phase && (!(file->f_flags & FLAG_EXEC) || in_host_mount_namespace(task)))
		return 0;
	/* Before 6.7 an overlay opens its layer's inode under the user's path: decided already. */
	if (!bpf_core_field_exists(struct backing_file, user_path) &&
	    file->f_inode != file->f_path.dentry->d_inode)
		return 0;
	cached = find_verdict(file);
	/* From 6.7 on an overlay opens its layer's file on a mount of its own: decided already, and
	 * never kept, so that only what is met for the first time pays for this look. */
	if (!cached && on_internal_mount(file))
		return 0;
	if (cached) {
		u32 sequence = entry_sequence(&cached->sequence);
		int result;

		if (still_holds(&cached->tag, state, rule_set, file, task)) {
			if (!sees && cached->verdict.quiet &&
			    is_entry_unchanged(&cached->sequence, sequence))
				return 0;
			result = judge_kept(state, row, file, cached, sequence);
			if (result != KEPT_NO_LONGER)
				return result;
		}
	}
	return judge_anew(state, row, file, task, workload);
}

/* A thread that executes replaces its leader, and with it the storage in which the process is
 * known: what it is goes along. */
static __always_inline void keep_identity(struct task_struct *task)
{
	struct task_identity *process, *own;

	if (task == task->group_leader)
		return;
	process = bpf_task_storage_get(&task_identities, task->group_leader, NULL, 0);
	if (!process)
		return;
	own = bpf_task_storage_get(&task_identities, task, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (own)
		*own = *process;
}

SEC("lsm/bprm_check_security")
int BPF_PROG(bprm_check_security, struct linux_binprm *bprm, int before)
{
	if (before)
		return before;
	keep_identity(bpf_get_current_task_btf());
	begin_exec(bprm);
	return judge_exec(bprm);
}
