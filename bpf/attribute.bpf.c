// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * What is written about a file beside its contents: extended attributes, access lists, times and
 * flags; and its length by a descriptor. As every LSM program these are not called where one before
 * them refused.
 */
#include "mounts.h"

#define SB_KERNMOUNT (1UL << 22)

#define ATTR_ELSEWHERE 0xf /* mode, user, group, size: path_chmod, path_chown, path_truncate */
#define ATTR_TIMES 0x30

/* The 32-bit forms too: before 6.8 they pass by the same hook. */
#define FS_IOC_SETFLAGS 0x40086602
#define FS_IOC32_SETFLAGS 0x40046602
#define FS_IOC_FSSETXATTR 0x401c5820
#define FS_IOC_SETVERSION 0x40087602
#define FS_IOC32_SETVERSION 0x40047602
#define FS_IOC_ENABLE_VERITY 0x40806685
#define FS_IOC_SET_ENCRYPTION_POLICY 0x800c6613
#define EXT4_IOC_SWAP_BOOT 0x6611

static __always_inline struct mount_search *own_search(void)
{
	return bpf_task_storage_get(&mount_searches, bpf_get_current_task_btf(), NULL,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

/* An overlay does what it is asked for to its layer, as whoever mounted it. The asking was judged. */
static __always_inline bool acts_as_another(void)
{
	struct task_struct *task = bpf_get_current_task_btf();

	return BPF_CORE_READ(task, cred) != BPF_CORE_READ(task, real_cred);
}

/* What is asked stands in the search: one verification serves all hooks. */
CHECKED_ONCE int judge_search(struct subject *subject, u32 action)
{
	struct mount_search *search = own_search();
	struct node_state *state = node();
	bool known;

	if (!subject || !search || !state)
		return -EACCES;
	known = search_mounts(search);
	if (acts_as_another() && !denies(search->found) &&
	    (search->flags & (SEARCH_LAYER | SEARCH_REACHED)))
		return 0;
	if (!known || !(search->flags & SEARCH_REACHED)) {
		__sync_fetch_and_add(&state->unresolved, 1);
		return UNJUDGED;
	}
	return settle(subject, action, search->found, (struct vfsmount *)search->vfsmount,
		      (struct dentry *)search->dentry, search->fingerprint);
}

/* Inlined: the way to the path of who acts (source.h) is 8 calls deep, and takes all of the stack. */
static __always_inline int judge_attribute(struct dentry *dentry, u32 action)
{
	struct super_block *super_block = BPF_CORE_READ(dentry, d_sb);
	struct mount_search *search;
	struct subject subject;
	u32 view;

	if (!subject_of(&subject, bpf_get_current_task_btf(), RULE_SET_HAS_FILE) || subject.phase)
		return 0;
	/* pipes, sockets, memory files */
	if (BPF_CORE_READ(super_block, s_flags) & SB_KERNMOUNT)
		return 0;
	view = view_of(subject.state, subject.rule_set, subject.task,
		       BPF_CORE_READ(dentry, d_inode));
	search = own_search();
	if (!search)
		return refuse_unjudged(&subject, action, RULE_SET_HAS_FILE_BLOCK);
	search->space = (u64)BPF_CORE_READ(bpf_get_current_task_btf(), nsproxy, mnt_ns);
	search->super_block = (u64)super_block;
	search->dentry = (u64)dentry;
	search->rule_set = subject.rule_set;
	search->view = view;
	return end_judgement(&subject, judge_search(&subject, action), action,
			     RULE_SET_HAS_FILE_BLOCK);
}

SEC("lsm/inode_setxattr")
int BPF_PROG(inode_setxattr, void *users, struct dentry *dentry)
{
	return judge_attribute(dentry, ACTION_SETXATTR);
}

SEC("lsm/inode_removexattr")
int BPF_PROG(inode_removexattr, void *users, struct dentry *dentry)
{
	return judge_attribute(dentry, ACTION_SETXATTR);
}

/* Before 6.2 an access list is an extended attribute like others. */
SEC("?lsm/inode_set_acl")
int BPF_PROG(inode_set_acl, void *users, struct dentry *dentry)
{
	return judge_attribute(dentry, ACTION_SETXATTR);
}

SEC("?lsm/inode_remove_acl")
int BPF_PROG(inode_remove_acl, void *users, struct dentry *dentry)
{
	return judge_attribute(dentry, ACTION_SETXATTR);
}

static __always_inline int judge_times(struct dentry *dentry, const struct iattr *attributes)
{
	u32 valid = attributes->ia_valid;

	if ((valid & ATTR_ELSEWHERE) || !(valid & ATTR_TIMES))
		return 0;
	return judge_attribute(dentry, ACTION_UTIME);
}

/* 6.9 put the mount's map of users before the two others (evm: align inode_setattr). All are loaded
 * first: the verifier refuses a context whose offset was chosen. */
SEC("lsm/inode_setattr")
int inode_setattr(const volatile u64 *context)
{
	u64 first = context[0], second = context[1], third = context[2];

	if (bpf_core_field_exists(union security_list_options, inode_post_setattr))
		return judge_times((struct dentry *)second, (struct iattr *)third);
	return judge_times((struct dentry *)first, (struct iattr *)second);
}

static __always_inline int judge_ioctl(struct file *file, u32 command)
{
	bool by_hook = bpf_core_field_exists(union security_list_options, inode_file_setattr);

	switch (command) {
	case FS_IOC_SETFLAGS:
	case FS_IOC32_SETFLAGS:
	case FS_IOC_FSSETXATTR:
		if (by_hook)
			return 0;
		break;
	case FS_IOC_SETVERSION:
	case FS_IOC32_SETVERSION:
	case FS_IOC_ENABLE_VERITY:
	case FS_IOC_SET_ENCRYPTION_POLICY:
	case EXT4_IOC_SWAP_BOOT:
		break;
	default:
		return 0;
	}
	return judge_write(ACTION_SETFLAGS, file->f_path.mnt, file->f_path.dentry);
}

SEC("lsm/file_ioctl")
int BPF_PROG(file_ioctl, struct file *file, u32 command)
{
	return judge_ioctl(file, command);
}

SEC("?lsm/file_ioctl_compat")
int BPF_PROG(file_ioctl_compat, struct file *file, u32 command)
{
	return judge_ioctl(file, command);
}

SEC("?lsm/inode_file_setattr")
int BPF_PROG(inode_file_setattr, struct dentry *dentry)
{
	return judge_attribute(dentry, ACTION_SETFLAGS);
}

/* ftruncate, and the emptying open behind file_open; before 6.2 both pass by path_truncate. */
SEC("?lsm/file_truncate")
int BPF_PROG(file_truncate, struct file *file)
{
	return judge_write(ACTION_TRUNCATE, file->f_path.mnt, file->f_path.dentry);
}
