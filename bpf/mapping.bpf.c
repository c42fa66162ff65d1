// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Files as memory: as code, and to be written through. A descriptor was judged when it was opened;
 * this is for what was opened before the policy, and for exec rules, which would otherwise be passed
 * by whoever has a loader map the program. Only Blocks are about it: the open was told.
 */
#include "file_judge.h"
#include "verdict_cache.h"

#define PROT_WRITE 0x2
#define PROT_EXEC 0x4
#define MAP_SHARED 0x1 /* also of MAP_SHARED_VALIDATE; MAP_PRIVATE has another bit */
#define VM_EXEC 0x4
#define VM_SHARED 0x8

#define HAS_BLOCK (RULE_SET_HAS_FILE_BLOCK | RULE_SET_HAS_EXEC_BLOCK)

/* What the rules refuse, 0 where they do not. */
static __always_inline u32 refusal(const struct path_verdict *verdict, u32 operation)
{
	u32 decision = verdict->decision[operation];

	return denies(decision) && !is_posture(decision) ? decision : 0;
}

/* The path at which the task's scratch stands. */
CHECKED_ONCE int judge_mapped(struct subject *subject, u32 view, u64 protection)
{
	struct path_scratch *scratch = own_scratch();
	const struct path_verdict *verdict;
	u32 found = 0, action = ACTION_EXEC;

	if (!subject)
		return -EACCES;
	if (!scratch || judge_place(scratch, subject->rule_set, view))
		return UNJUDGED;
	verdict = &scratch->verdict;

	if (protection & PROT_EXEC) {
		found = refusal(verdict, PATH_EXEC);
		if (!found)
			found = refusal_of_unseen(subject->rule_set, argument_list(verdict));
		if (!found) {
			found = refusal(verdict, PATH_READ);
			action = ACTION_READ;
		}
	}
	if (!found && (protection & PROT_WRITE)) {
		found = refusal(verdict, PATH_WRITE);
		action = ACTION_WRITE;
	}
	if (!found)
		return 0;
	return settle(subject, action, found, (struct vfsmount *)scratch->vfsmount,
		      (struct dentry *)scratch->dentry, verdict->fingerprint);
}

/* The image and its loader are mapped by the kernel, and were judged as an exec. */
static __always_inline bool may_be_refused(struct subject *subject)
{
	struct task_struct *task = bpf_get_current_task_btf();

	if (!subject_of(subject, task, HAS_BLOCK) || subject->phase)
		return false;
	return (subject->rule_set & HAS_BLOCK) && !BPF_CORE_READ_BITFIELD_PROBED(task, in_execve);
}

static __always_inline int judge_mapping(struct subject *subject, struct vfsmount *vfsmount,
					 struct dentry *dentry, u64 protection)
{
	u32 view = view_of(subject->state, subject->rule_set, subject->task,
			   BPF_CORE_READ(dentry, d_inode));

	stand_at(vfsmount, dentry);
	return end_judgement(subject, judge_mapped(subject, view, protection), ACTION_READ,
			     HAS_BLOCK);
}

/* By the verdict that the open left on the inode. */
static __always_inline bool kept_permits(const struct subject *subject, struct file *file,
					 u64 protection)
{
	struct cached_verdict *cached = find_verdict(file);
	u32 sequence;
	bool permits = true;

	if (!cached)
		return false;
	sequence = entry_sequence(&cached->sequence);
	if (!still_holds(&cached->tag, subject->state, subject->rule_set, file,
			 bpf_get_current_task_btf()))
		return false;
	if (protection & PROT_EXEC)
		permits = !refusal(&cached->verdict, PATH_EXEC) &&
			  !refusal(&cached->verdict, PATH_READ) && !argument_list(&cached->verdict);
	if (protection & PROT_WRITE)
		permits = permits && !refusal(&cached->verdict, PATH_WRITE);
	return permits && is_entry_unchanged(&cached->sequence, sequence);
}

SEC("lsm/mmap_file")
int BPF_PROG(mmap_file, struct file *file, u64 asked, u64 protection, u64 flags)
{
	u64 weighs = protection & PROT_EXEC;
	struct vfsmount *vfsmount;
	struct subject subject;

	if (flags & MAP_SHARED)
		weighs |= protection & PROT_WRITE;
	if (!weighs || !file)
		return 0;
	/* Before 6.13 the verifier takes the file for one that is always there, and leaves out the test
	 * above: what is read of none is 0. */
	vfsmount = BPF_CORE_READ(file, f_path.mnt);
	if (!vfsmount || !may_be_refused(&subject))
		return 0;
	if (kept_permits(&subject, file, weighs))
		return 0;
	return judge_mapping(&subject, vfsmount, BPF_CORE_READ(file, f_path.dentry), weighs);
}

/* What an overlay maps in the user's place lies on a mount of its own, and in a directory there:
 * memory files have no directory. The bit of f_mode that says so moved in 6.14. */
static __always_inline bool is_backing(struct vfsmount *vfsmount, struct dentry *dentry)
{
	return bpf_core_field_exists(struct backing_file, user_path) &&
	       is_internal(namespace_of(mount_of((u64)vfsmount))) &&
	       BPF_CORE_READ(dentry, d_parent) != dentry;
}

SEC("lsm/file_mprotect")
int BPF_PROG(file_mprotect, struct vm_area_struct *area, u64 asked, u64 protection)
{
	struct vfsmount *vfsmount;
	struct subject subject;
	u64 weighs = 0, flags;
	struct dentry *dentry;
	struct file *file;

	flags = BPF_CORE_READ(area, vm_flags);
	if ((protection & PROT_EXEC) && !(flags & VM_EXEC))
		weighs |= PROT_EXEC;
	if ((protection & PROT_WRITE) && (flags & VM_SHARED))
		weighs |= PROT_WRITE;
	file = weighs ? BPF_CORE_READ(area, vm_file) : NULL;
	if (!file || !may_be_refused(&subject))
		return 0;
	vfsmount = BPF_CORE_READ(file, f_path.mnt);
	dentry = BPF_CORE_READ(file, f_path.dentry);
	if (is_backing(vfsmount, dentry)) {
		struct backing_file *backing = (void *)file;

		vfsmount = BPF_CORE_READ(backing, user_path.mnt);
		dentry = BPF_CORE_READ(backing, user_path.dentry);
	}
	return judge_mapping(&subject, vfsmount, dentry, weighs);
}
