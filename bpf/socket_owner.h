/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Whom a socket is stamped with: the task that makes it, acts on it or holds it. */
#ifndef RINGFENCE_SOCKET_OWNER_H
#define RINGFENCE_SOCKET_OWNER_H

#include "source.h"
#include "stamp.h"

/* NULL where there is none. What holds nothing of any program's is told by one load. */
static __always_inline struct socket_stamp *stamp_on(struct sock *sk)
{
	struct socket_stamp *stamp;

	if (!sk->sk_bpf_storage)
		return NULL;
	stamp = bpf_sk_storage_get(&socket_stamps, sk, NULL, 0);
	return stamp && stamp->version == LAYOUT_VERSION ? stamp : NULL;
}

/* The fingerprint of the program that the task runs. */
static __noinline u64 image_of(struct node_state *state, struct task_struct *task)
{
	struct task_identity *identity;

	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL,
					BPF_LOCAL_STORAGE_GET_F_CREATE);
	return identity ? known_image(state, task, identity) : IMAGE_UNKNOWN;
}

/* Kept also where no rule asks: what is connected today may be under another policy tomorrow. */
static __always_inline u64 own_image(struct node_state *state, u64 rule_set,
				     struct task_struct *task)
{
	struct task_identity *identity;

	if (rule_set & RULE_SET_HAS_SOURCE)
		return image_of(state, task);
	identity = bpf_task_storage_get(&task_identities, task->group_leader, NULL, 0);
	return identity ? READ_ONCE(identity->image) : IMAGE_UNKNOWN;
}

/* `judged_by`: the rule set that the socket was judged by when it was made; 0: it is judged when it
 * acts. NULL where there is no memory. */
static __always_inline struct socket_stamp *leave_stamp(struct node_state *state, struct sock *sk,
							struct task_struct *task, u32 workload,
							u64 judged_by, u64 image)
{
	struct socket_stamp *stamp;

	stamp = bpf_sk_storage_get(&socket_stamps, sk, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!stamp)
		return NULL;
	stamp->workload = workload;
	stamp->binding = READ_ONCE(state->identity_changes);
	stamp->rule_set = judged_by;
	stamp->image = image;
	sign_stamp(stamp, task, true);
	stamp->version = LAYOUT_VERSION;
	return stamp;
}

#endif
