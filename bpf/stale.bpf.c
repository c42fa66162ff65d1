// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Files that are stale: open since before the rules that refuse what they are open for. A scan finds
 * them, after rules changed, and only while it found some do the other programs hang at their hooks:
 * nothing else pays for what is open already. A rule has to name the file: postures, and paths that
 * lead to no root, are about opens, and a runtime hands its container files that it must have.
 */
#include "file_judge.h"
#include "task_file.h"

#define STALE_FILES 16384

#define S_IFBLK 0060000
#define MAY_READ 0x4 /* what a file is used for; else it is written, or appended to */

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, STALE_FILES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, u64);
	__type(value, struct stale_file);
} stale_files SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct stale_scan);
} stale_scans SEC(".maps");

static __always_inline struct stale_file *stale_row(struct file *file)
{
	u64 key = (u64)file;

	return bpf_map_lookup_elem(&stale_files, &key);
}

/* The rule that refuses it, by name. */
static __always_inline u32 named_refusal(const struct path_verdict *verdict, u32 operation)
{
	u32 decision = verdict->decision[operation];

	return denies(decision) && (decision & DECISION_RULE) < RULE_MOVED ? decision : 0;
}

/* As judge_place; false where no path leads there now, which is nobody's loss here, and not counted. */
CHECKED_ONCE int judge_reached(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct node_state *state = node();

	if (!scratch || !state)
		return 0;
	walk_settled(scratch, state, rule_set);
	if (scratch->walk)
		return 0;
	match_path(scratch, state, rule_set, view);
	return 1;
}

/* By the runtime, from the host's mount namespace: its path there is none of the container's. */
static __always_inline bool handed_over(const struct subject *subject, struct file *file)
{
	struct mnt_namespace *space = namespace_of(mount_of((u64)file->f_path.mnt));

	return subject->workload != HOST_WORKLOAD &&
	       BPF_CORE_READ(space, ns.inum) == settings.host_mount_namespace &&
	       !in_host_mount_namespace(subject->task);
}

/* Is the task under rules that may make a file stale? */
static __always_inline bool is_concerned(struct subject *subject, struct task_struct *task)
{
	return subject_of(subject, task, RULE_SET_HAS_FILE_BLOCK) && !subject->phase &&
	       (subject->rule_set & RULE_SET_HAS_FILE_BLOCK);
}

/* By the rules that are in force now; NULL where they cannot be asked. */
static __always_inline struct path_scratch *judge_held(struct subject *subject, struct file *file)
{
	u32 view = view_of(subject->state, subject->rule_set, subject->task, file->f_inode);
	struct path_scratch *scratch = stand_at(file->f_path.mnt, file->f_path.dentry);

	return scratch && judge_reached(scratch, subject->rule_set, view) ? scratch : NULL;
}

/* Pipes, sockets, terminals and other devices by character are nobody's files; a place alone (O_PATH)
 * is neither read nor written. */
static __always_inline bool may_be_stale(struct file *file)
{
	u32 kind = file->f_inode->i_mode & S_IFMT, mode = file->f_mode;

	return !(mode & FMODE_PATH) && (mode & (FMODE_READ | FMODE_WRITE)) &&
	       (kind == S_IFREG || kind == S_IFDIR || kind == S_IFBLK);
}

SEC("iter/task_file")
int find_stale(struct bpf_iter__task_file *context)
{
	struct task_struct *task = context->task;
	struct file *file = context->file;
	struct stale_file stale = {};
	struct path_scratch *scratch;
	struct stale_scan *scan;
	struct subject subject;
	u64 key = (u64)file;
	u32 zero = 0;
	bool is_new;

	if (!task || !file || !may_be_stale(file))
		return 0;
	scan = bpf_map_lookup_elem(&stale_scans, &zero);
	if (!scan || !is_concerned(&subject, task) || handed_over(&subject, file))
		return 0;
	scratch = judge_held(&subject, file);
	if (!scratch) {
		scratch = own_scratch();
		scan->unstable += !scratch || (scratch->walk & WALK_UNSTABLE);
		return 0;
	}
	if (file->f_mode & FMODE_READ)
		stale.read = named_refusal(&scratch->verdict, PATH_READ);
	if (file->f_mode & FMODE_WRITE)
		stale.write = named_refusal(&scratch->verdict, PATH_WRITE);
	if (!stale.read && !stale.write)
		return 0;
	scan->found++;
	if (!scan->keeps)
		return 0;
	stale.inode = (u64)file->f_inode;
	stale.rule_set = subject.rule_set;
	stale.workload = subject.workload;
	stale.fingerprint = scratch->verdict.fingerprint;
	is_new = !stale_row(file);
	if (bpf_map_update_elem(&stale_files, &key, &stale, BPF_ANY))
		scan->unkept++;
	else
		scan->added += is_new;
	return 0;
}

/* What the scan found holds for its workload while it has those rules; who acts may be asked by them,
 * and others have the file too: these are judged anew. What has lost its path meanwhile is judged by
 * the one that it had. */
static __noinline int judge_stale(struct file *file, const struct stale_file *stale, u32 operation)
{
	struct path_scratch *scratch = NULL;
	struct subject subject;
	u64 object;
	u32 found;
	bool holds;

	if (stale->inode != (u64)file->f_inode ||
	    !is_concerned(&subject, bpf_get_current_task_btf()) || handed_over(&subject, file))
		return 0;
	holds = stale->rule_set == subject.rule_set && stale->workload == subject.workload;
	if (!holds || (subject.rule_set & RULE_SET_HAS_VIEWS))
		scratch = judge_held(&subject, file);
	if (scratch) {
		found = named_refusal(&scratch->verdict, operation);
		object = scratch->verdict.fingerprint;
	} else {
		found = !holds ? 0 : operation == PATH_WRITE ? stale->write : stale->read;
		object = stale->fingerprint;
	}
	if (!found)
		return 0;
	subject.sees = false;
	return settle(&subject, operation == PATH_WRITE ? ACTION_WRITE : ACTION_READ, found,
		      file->f_path.mnt, file->f_path.dentry, object);
}

static __always_inline int refuse_stale(struct file *file, const struct stale_file *stale,
					u32 operation)
{
	if (!judge_stale(file, stale, operation))
		return 0;
	barrier();
	return -EACCES;
}

/* Each read and write of the node asks here while anything is stale. */
SEC("lsm/file_permission")
int BPF_PROG(file_permission, struct file *file, int mask)
{
	struct stale_file *stale = stale_row(file);

	if (!stale)
		return 0;
	return refuse_stale(file, stale, mask & MAY_READ ? PATH_READ : PATH_WRITE);
}

/* Whatever is mapped can be read, at the latest once mprotect says so; the family `mapping` judges
 * what is written through. Of memory that is no file's there is no row. */
SEC("lsm/mmap_file")
int BPF_PROG(mmap_stale, struct file *file)
{
	struct stale_file *stale = stale_row(file);

	if (!stale || !file)
		return 0;
	return refuse_stale(file, stale, PATH_READ);
}

/* Its address may be another file's next. Whatever set of programs is active: the rows are all sets'. */
SEC("lsm/file_free_security")
int BPF_PROG(file_free, struct file *file)
{
	u64 key = (u64)file;

	if (stale_row(file))
		bpf_map_delete_elem(&stale_files, &key);
	return 0;
}
