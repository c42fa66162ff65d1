/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * A path as the caller wrote it, for programs that see a system call end and have no object of it:
 * joined with the folder it begins in, "." and ".." taken by the letter, symbolic links unresolved.
 */
#ifndef RINGFENCE_PATH_ASKED_H
#define RINGFENCE_PATH_ASKED_H

#include "match.h"

#define ASKED_BYTES 1024
#define AT_FDCWD -100
#define ARGUMENTS 8

struct asked_path {
	u64 self;		    /* its own address, as a plain number */
	u64 names[PATH_COMPONENTS]; /* from the root on */
	u32 count;
	u32 start;		  /* of the component that is being read */
	u64 arguments[ARGUMENTS]; /* of the call: on the stack they would be too much for 6.1 */
	u8 bytes[ASKED_BYTES];
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct asked_path);
} asked_paths SEC(".maps");

static __always_inline struct asked_path *own_asked(void)
{
	return bpf_task_storage_get(&asked_paths, bpf_get_current_task_btf(), NULL,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

/* NULL: no such descriptor. Another thread may have closed it since, and opened another file. */
static __always_inline struct file *file_of(struct task_struct *task, u64 descriptor)
{
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file *file = NULL;

	if ((u32)descriptor >= BPF_CORE_READ(table, max_fds))
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), BPF_CORE_READ(table, fd) + (u32)descriptor);
	return file;
}

static __always_inline struct path_scratch *stand_at_path(const struct path *path)
{
	struct vfsmount *vfsmount = BPF_CORE_READ(path, mnt);

	return stand_at(vfsmount, BPF_CORE_READ(path, dentry));
}

/* The scratch at the folder in which a path begins; NULL: there is none. */
static __always_inline struct path_scratch *stand_at_folder(u64 folder, bool absolute)
{
	struct task_struct *task = current_task();
	struct fs_struct *space = BPF_CORE_READ(task, fs);
	struct file *file;

	if (absolute)
		return stand_at_path(&space->root);
	if ((s32)folder == AT_FDCWD)
		return stand_at_path(&space->pwd);
	file = file_of(task, folder);
	return file ? stand_at_path(&file->f_path) : NULL;
}

static __always_inline void take_component(struct asked_path *asked, u32 start, u32 length)
{
	u8 first = asked->bytes[start & (ASKED_BYTES - 1)];
	u8 second = asked->bytes[(start + 1) & (ASKED_BYTES - 1)];
	u32 count = asked->count;

	if (length == 0 || (length == 1 && first == '.'))
		return;
	if (length == 2 && first == '.' && second == '.') {
		asked->count = count ? count - 1 : 0;
		return;
	}
	if (count < PATH_COMPONENTS)
		asked->names[count & (PATH_COMPONENTS - 1)] = long_name_hash(
			asked->self + __builtin_offsetof(struct asked_path, bytes) + start,
			length & 255);
	asked->count = count + 1;
}

static long asked_step(u32 at, struct asked_path **context)
{
	struct asked_path *asked = *context;
	u8 byte = asked->bytes[at & (ASKED_BYTES - 1)];
	u32 start = asked->start;

	if (byte && byte != '/')
		return 0;
	take_component(asked, start, at - start);
	asked->start = at + 1;
	return !byte;
}

struct turning {
	struct asked_path *asked;
	struct path_scratch *scratch;
};

/* The folder's components, which a walk finds from the last to the first. */
static long folder_step(u32 step, struct turning *turning)
{
	struct path_scratch *scratch = turning->scratch;
	u32 from = scratch->count - 1 - step;

	if (step >= scratch->count)
		return 1;
	turning->asked->names[step & (PATH_COMPONENTS - 1)] =
		scratch->names[from & (PATH_COMPONENTS - 1)];
	return 0;
}

/* The whole path's, in the order in which a walk would have found them. */
static long turn_step(u32 step, struct turning *turning)
{
	struct path_scratch *scratch = turning->scratch;
	u32 from = scratch->count - 1 - step;
	u64 hash;

	if (step >= scratch->count)
		return 1;
	hash = turning->asked->names[from & (PATH_COMPONENTS - 1)];
	scratch->names[step & (PATH_COMPONENTS - 1)] = hash;
	add_to_sum(scratch, hash);
	return 0;
}

/* As judge_place, of a path that the current task asked for. The scratch has the verdict. */
__noinline int judge_asked(u64 folder, u64 text, u64 rule_set, u32 view)
{
	struct node_state *state = node();
	struct turning turning = {};
	struct path_scratch *scratch;
	struct asked_path *asked = own_asked();
	long length;

	if (!asked || !state)
		return -EACCES;
	length = bpf_probe_read_user_str(asked->bytes, ASKED_BYTES, (void *)text);
	if (length <= 0)
		return -EACCES;
	scratch = stand_at_folder(folder, asked->bytes[0] == '/');
	if (!scratch)
		return -EACCES;
	walk_path(scratch, state);
	turning.asked = asked;
	turning.scratch = scratch;
	bpf_loop(PATH_COMPONENTS, folder_step, &turning, 0);
	asked->self = (u64)asked;
	asked->count = scratch->count;
	asked->start = 0;
	bpf_loop(ASKED_BYTES, asked_step, &asked, 0);
	if (length == ASKED_BYTES || asked->count > PATH_COMPONENTS)
		scratch->walk |= WALK_TOO_DEEP;
	scratch->count = asked->count;
	start_sum(scratch);
	bpf_loop(PATH_COMPONENTS, turn_step, &turning, 0);
	match_path(scratch, state, rule_set, view);
	return 0;
}

#endif
