/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * The few kernel types that Ringfence reads, and only the fields it reads. Offsets are
 * relocated against the running kernel's BTF at load, so order and gaps do not matter here.
 */
#ifndef RINGFENCE_KERNEL_H
#define RINGFENCE_KERNEL_H

#include <linux/bpf.h>
#include <linux/types.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

typedef __u8 u8;
typedef __u16 u16;
typedef __u32 u32;
typedef __u64 u64;
typedef __s32 s32;
typedef __s64 s64;
typedef _Bool bool;

#define NULL ((void *)0)
#define true 1
#define false 0

#define READ_ONCE(place) (*(const volatile typeof(place) *)&(place))
#define WRITE_ONCE(place, value) (*(volatile typeof(place) *)&(place) = (value))

/* A field behind pointers: loaded where the verifier knows the type of `from`, else read by probe. */
#define FIELD(is_typed, from, ...) \
	((is_typed) ? ___arrow(from, __VA_ARGS__) : BPF_CORE_READ(from, __VA_ARGS__))

#define EPERM 1
#define EACCES 13

#define S_IFMT 0170000
#define S_IFREG 0100000
#define S_IFDIR 0040000

#define FMODE_READ 0x1
#define FMODE_WRITE 0x2
#define FMODE_PATH 0x4000      /* opened as a place only: no LSM is asked */
#define FMODE_CREATED 0x100000 /* by this open */
/* Both bits are in f_flags too: O_TRUNC is user ABI, __FMODE_EXEC has been 0x20 since 2.6.38. */
#define O_TRUNC 01000
#define FLAG_EXEC 0x20

#define CLONE_THREAD 0x00010000
#define PTRACE_MODE_ATTACH 0x02
#define MNT_DETACH 0x2
/* Whoever asks only wants to know: nothing is done with it, as a rule. */
#define CAP_OPT_NOAUDIT 0x2
#define PF_IO_WORKER 0x10
/* In place of a siginfo: from the kernel itself. */
#define SEND_SIG_PRIV 1

#define MSG_FASTOPEN 0x20000000
#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define AF_NETLINK 16
#define AF_PACKET 17
#define AF_SMC 43
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3
#define SOCK_SEQPACKET 5
#define SOCK_DCCP 6
#define SOCK_PACKET 10
#define IPPROTO_ICMP 1
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_DCCP 33
#define IPPROTO_ICMPV6 58
#define IPPROTO_SCTP 132
#define IPPROTO_UDPLITE 136
#define IPPROTO_SMC 256
#define IPPROTO_MPTCP 262

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct qstr {
	union {
		struct {
			u32 hash;
			u32 len;
		};
		u64 hash_len;
	};
	const unsigned char *name;
};

struct list_head {
	struct list_head *next;
};

struct super_block {
	u32 s_dev;
	unsigned long s_flags;
	unsigned long s_magic;
	struct list_head s_mounts;
};

/* From 6.18 on: the first of its mounts. */
struct super_block___chain {
	struct mount *s_mounts;
};

struct iattr {
	unsigned int ia_valid;
};

struct inode {
	u16 i_mode;
	struct {
		u32 val;
	} i_uid;
	unsigned long i_ino;
	unsigned int i_nlink;
	u32 i_generation;
	struct super_block *i_sb;
};

typedef struct {
	u32 sequence;
} seqcount_t;

typedef struct {
	seqcount_t seqcount;
} seqcount_spinlock_t;

struct hlist_bl_node {
	struct hlist_bl_node **pprev;
};

struct dentry {
	u32 d_flags;
	seqcount_spinlock_t d_seq;
	struct hlist_bl_node d_hash;
	struct super_block *d_sb;
	struct dentry *d_parent;
	struct qstr d_name;
	struct inode *d_inode;
	/* char d_iname[32], 40 from 6.11; a union named d_shortname from 6.14. Same offset in all. */
	unsigned char d_iname[32];
};

struct dentry___shortname {
	struct {
		u64 words[4];
	} d_shortname;
};

struct vfsmount {
	struct dentry *mnt_root;
	struct super_block *mnt_sb;
};

struct ns_common {
	u32 inum;
};

struct mnt_namespace {
	struct ns_common ns;
	u64 event;
};

/* Anonymous (open_tree): seq is 0 up to 6.17, ns_id in 6.18, a flag of its own since. */
struct mnt_namespace___sequence {
	u64 seq;
};

struct ns_common___id {
	u64 ns_id;
};

struct mnt_namespace___anonymous {
	bool is_anon;
};

struct mount {
	struct mount *mnt_parent;
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
	struct list_head mnt_mounts; /* what is mounted in it */
	struct mnt_namespace *mnt_ns;
	struct list_head mnt_instance;
};

struct mount___chain {
	struct mount *mnt_next_for_sb;
};

struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};

struct file {
	struct path f_path;
	struct inode *f_inode;
	u32 f_flags;
	u32 f_mode;
	void *private_data;
};

struct fdtable {
	u32 max_fds;
	struct file **fd;
};

struct files_struct {
	struct fdtable *fdt;
};

struct hw_perf_event {
	struct task_struct *target;
};

struct perf_event {
	struct hw_perf_event hw;
};

struct bpf_map {
	u32 id;
	char name[16];
};

struct bpf_prog_aux {
	u32 id;
	char name[16];
};

struct bpf_prog {
	struct bpf_prog_aux *aux;
};

struct bpf_link {
	u32 id;
	struct bpf_prog *prog;
};

/* From 6.7 on, when an overlay's own open of its layer no longer shows the user's path. */
struct backing_file {
	struct path user_path;
};

struct thread_info {
	u32 status;
};

/* The arguments of a system call, and its number. */
struct pt_regs___call {
	unsigned long r10, r8, dx, si, di, orig_ax;
};

struct fs_struct {
	struct path root;
	struct path pwd;
};

struct vm_area_struct {
	unsigned long vm_flags;
	struct file *vm_file;
};

struct linux_binprm {
	struct file *file;
	const struct cred *cred;
	const char *filename;
	const char *interp; /* another one, once a script names it */
	unsigned long p;    /* where the arguments begin */
	int argc;
};

struct mm_struct {
	struct file *exe_file;
	unsigned long arg_start, arg_end;
};

struct nsproxy {
	struct mnt_namespace *mnt_ns;
};

struct kernfs_node {
	const char *name;
	u64 id;
};

/* Values are the running kernel's too. */
enum kernel_read_file_id {
	READING_MODULE = 2,
	READING_KEXEC_IMAGE,
};

enum kernel_load_data_id {
	LOADING_MODULE = 2,
	LOADING_KEXEC_IMAGE,
};

enum cgroup_subsys_id {
	memory_cgrp_id,
	pids_cgrp_id,
};

struct cgroup_root {
	int hierarchy_id;
};

struct cgroup;

struct cgroup_subsys_state {
	struct cgroup *cgroup;
	struct cgroup_subsys_state *parent;
};

struct cgroup {
	struct cgroup_subsys_state self;
	struct kernfs_node *kn;
	struct cgroup_root *root;
};

struct css_set {
	struct cgroup_subsys_state *subsys[14];
	struct cgroup *dfl_cgrp;
};

struct cred {
	struct {
		u32 val;
	} uid, gid, euid, egid, fsuid;
};

struct tty_struct {
	char name[64];
};

struct signal_struct {
	struct tty_struct *tty;
};

struct task_struct {
	int pid;
	int tgid;
	u32 flags;
	int exit_code;
	unsigned int in_execve : 1;
	u64 start_boottime;
	struct task_struct *real_parent;
	struct task_struct *group_leader;
	const struct cred *real_cred;
	const struct cred *cred;
	struct css_set *cgroups;
	struct nsproxy *nsproxy;
	struct signal_struct *signal;
	struct mm_struct *mm;
	struct fs_struct *fs;
	struct files_struct *files;
	struct thread_info thread_info;
	struct {
		u32 val;
	} loginuid;
	char comm[16];
};

#include "kernel_socket.h"

/* Tells by its fields which hooks this kernel has, and so what they are given. */
union security_list_options {
	void *inode_post_setattr; /* 6.9: inode_setattr is given the mount's map of users first */
	void *inode_file_setattr; /* 6.17: file flags pass by a hook of their own */
};

struct renamedata {
	struct dentry *old_dentry;
	struct dentry *new_dentry;
};

#pragma clang attribute pop

#endif
