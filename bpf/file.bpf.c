// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Files: what is opened, created, removed, renamed, linked and executed, judged by path. */
#include "file_judge.h"
#include "verdict_cache.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

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

static __always_inline bool is_directory(struct dentry *dentry)
{
	struct inode *inode = dentry->d_inode;

	return inode && (inode->i_mode & S_IFMT) == S_IFDIR;
}

/* One side of a rename or a link: 0, or what refuses or reports it. A directory is also refused
 * when something below it is under Block: the move would take it out of its rule's reach. */
static __always_inline u32 judge_side(struct subject *subject, struct vfsmount *vfsmount,
				      struct dentry *dentry, bool moves)
{
	struct path_scratch *scratch;
	u32 found;

	scratch = judge_path(subject->rule_set, vfsmount, dentry);
	if (!scratch)
		return subject->rule_set & (RULE_SET_HAS_FILE_BLOCK | RULE_SET_HAS_EXEC_BLOCK) ?
			       DECISION_BLOCK | RULE_UNRESOLVED :
			       0;
	subject->object = mix(subject->object, scratch->verdict.fingerprint);
	found = outcome(&scratch->verdict, PATH_WRITE);
	if (!denies(found) && moves && (scratch->verdict.flags & PATH_NODE_BLOCK_BELOW))
		return DECISION_BLOCK | RULE_BELOW;
	return found;
}

static __always_inline int judge_two(u32 action, struct vfsmount *vfsmount, struct dentry *from,
				     struct dentry *to, bool moves)
{
	struct subject subject;
	u32 found, second;

	if (!subject_of(&subject, bpf_get_current_task_btf(),
			RULE_SET_HAS_FILE | RULE_SET_HAS_EXEC) ||
	    subject.phase)
		return 0;
	subject.object = 0;
	found = judge_side(&subject, vfsmount, from, moves && is_directory(from));
	if (!denies(found)) {
		second = judge_side(&subject, vfsmount, to, moves && is_directory(to));
		if (second && (denies(second) || !found))
			found = second;
	}
	subject.action = action;
	subject.found = found;
	if (found || (subject.sees && first_of_kind(&subject))) {
		struct path_scratch *scratch = stand_at(vfsmount, from);

		if (scratch)
			scratch->target = (u64)to;
		report_rename(&subject);
	}
	return denies(found) ? -EACCES : 0;
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

/* Of an open: the kernel's own, for exec, is only subject to Block and is named after the exec. */
static __noinline int judge_open(struct subject *subject, struct file *file,
				 const struct path_verdict *verdict)
{
	u32 flags = file->f_flags, mode = file->f_mode;
	bool writes = (mode & FMODE_WRITE) || (flags & O_TRUNC);
	bool reads = (mode & FMODE_READ) || !writes;
	u32 found = 0, action = ACTION_READ;

	if (reads)
		found = outcome(verdict, PATH_READ);
	if (writes && !denies(found)) {
		u32 write = outcome(verdict, PATH_WRITE);

		if (write && (denies(write) || !found)) {
			found = write;
			action = ACTION_WRITE;
		}
	}
	if (flags & FLAG_EXEC) {
		/* posture and Allow lists of files are not about it: exec has its own */
		if (!denies(found) || is_posture(found))
			return 0;
		action = ACTION_EXEC;
	}
	return settle(subject, action, found, file->f_path.mnt, file->f_path.dentry,
		      verdict->fingerprint);
}

/* What is not kept, or no longer holds: by walking its path. */
static __noinline int judge_anew(struct node_state *state, struct workload_row *row,
				 struct file *file, struct task_struct *task, u32 workload)
{
	struct subject subject = {
		.state = state,
		.rule_set = row->rule_set,
		.workload = workload,
		.sees = row->flags & WORKLOAD_SEE_FILES,
	};
	struct path_scratch *scratch = stand_at(file->f_path.mnt, file->f_path.dentry);

	if (!scratch)
		return refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
	fill_tag(&scratch->tag, state, subject.rule_set, file, task);
	if (judge_place(scratch, subject.rule_set))
		return refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
	if (scratch->walk & WALK_INTERNAL)
		return 0;
	keep_verdict(state, file, scratch);
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
	if (!is_unchanged(cached, sequence))
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
		u32 sequence = READ_ONCE(cached->sequence);
		int result;

		if (still_holds(&cached->tag, state, rule_set, file, task)) {
			if (!sees && cached->verdict.quiet && is_unchanged(cached, sequence))
				return 0;
			result = judge_kept(state, row, file, cached, sequence);
			if (result != KEPT_NO_LONGER)
				return result;
		}
	}
	return judge_anew(state, row, file, task, workload);
}

SEC("lsm/bprm_check_security")
int BPF_PROG(bprm_check_security, struct linux_binprm *bprm, int before)
{
	struct path_scratch *scratch;
	struct subject subject;
	struct file *file;

	if (before)
		return before;
	if (!subject_of(&subject, bpf_get_current_task_btf(), RULE_SET_HAS_EXEC))
		return 0;
	if (subject.phase && in_host_mount_namespace(bpf_get_current_task_btf()))
		return 0;
	file = bprm->file;
	scratch = judge_path(subject.rule_set, file->f_path.mnt, file->f_path.dentry);
	if (!scratch)
		return refuse_unjudged(&subject, ACTION_EXEC, RULE_SET_HAS_EXEC_BLOCK);
	subject.sees = false; /* what succeeds is told by sched_process_exec */
	return settle(&subject, ACTION_EXEC, outcome(&scratch->verdict, PATH_EXEC),
		      file->f_path.mnt, file->f_path.dentry, 0);
}
