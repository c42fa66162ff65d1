/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Whose a socket is. Left on it in the task that makes it, for hooks that see sockets only: those of
 * cgroups cannot read task storage before 7.2, and those of packets run in no task at all. */
#ifndef RINGFENCE_STAMP_H
#define RINGFENCE_STAMP_H

#include "emit.h"
#include "source_class.h"

#define RULE_SET_HAS_PEERS (RULE_SET_HAS_NETWORK | RULE_SET_HAS_INGRESS)
#define RULE_SET_HAS_PACKETS (RULE_SET_HAS_PEERS | RULE_SET_HAS_SOCKET)

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_stamp);
} socket_stamps SEC(".maps");

/* Sockets that the kernel makes for another one (MPTCP, SMC) carry no image: who acts on that one, by
 * its thread, for the hook of the same call. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, u32);
	__type(value, u64);
} socket_askers SEC(".maps");

/* To make one, and its copy for each accepted socket, takes 3,000 instructions. A socket's cgroup of v2
 * tells whose it is too: there only who is under rules about the network has any. */
static __always_inline bool needs_stamp(u64 rule_set)
{
	return settings.controller != CONTROLLER_V2 || (rule_set & RULE_SET_HAS_PACKETS);
}

/* The class of the program that acts on the socket of the stamp, or on one without an image. */
static __always_inline u32 class_of_asker(u64 rule_set, const struct socket_stamp *stamp)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	u64 *image;
	u32 thread;

	if (!(rule_set & RULE_SET_HAS_SOURCE))
		return 0;
	if (stamp && stamp->image != IMAGE_UNKNOWN)
		return class_of_image(rule_set, stamp->image);
	thread = BPF_CORE_READ(task, pid);
	image = bpf_map_lookup_elem(&socket_askers, &thread);
	return image ? class_of_image(rule_set, *image) : 0;
}

/* Of the task that acts: who an alert names, should a later packet raise it. */
static __always_inline void sign_stamp(struct socket_stamp *stamp, struct task_struct *task,
				       bool is_typed)
{
	stamp->pid = FIELD(is_typed, task, tgid);
	stamp->start_time = FIELD(is_typed, task, group_leader, start_boottime);
	stamp->uid = FIELD(is_typed, task, cred, uid.val);
	stamp->gid = FIELD(is_typed, task, cred, gid.val);
	bpf_probe_read_kernel(stamp->comm, COMM_BYTES, &task->comm);
}

#endif
