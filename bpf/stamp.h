/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Whose a socket is. Left on it in the task that makes it, for hooks that see sockets only: those of
 * cgroups cannot read task storage before 7.2, and those of packets run in no task at all. */
#ifndef RINGFENCE_STAMP_H
#define RINGFENCE_STAMP_H

#include "emit.h"

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_stamp);
} socket_stamps SEC(".maps");

/* Of the task that acts: who an alert names, should a later packet raise it. */
static __always_inline void sign_stamp(struct socket_stamp *stamp, struct task_struct *task)
{
	stamp->pid = BPF_CORE_READ(task, tgid);
	stamp->start_time = BPF_CORE_READ(task, group_leader, start_boottime);
	stamp->uid = BPF_CORE_READ(task, cred, uid.val);
	stamp->gid = BPF_CORE_READ(task, cred, gid.val);
	bpf_probe_read_kernel(stamp->comm, COMM_BYTES, &task->comm);
}

#endif
