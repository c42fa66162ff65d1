// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Sockets that were there before the rules about them: a scan stamps those that processes hold, after
 * rules changed, with who holds them. Whose they are their cgroup tells too, and packets are judged
 * from the first on; which program acts on them it does not.
 */
#include "socket_owner.h"
#include "socket_rule.h"
#include "task_file.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct socket_scan);
} socket_scans SEC(".maps");

/* Its packets do not pass the workload's cgroup: it was made elsewhere. */
static __always_inline bool is_astray(struct sock *sk, u32 workload)
{
	u32 family = sk->__sk_common.skc_family;

	return (family == AF_INET || family == AF_INET6) &&
	       cgroup_workload(BPF_CORE_READ(sk, sk_cgrp_data.cgroup, kn, id)) != workload;
}

/* Stamped by its first packet, by a call that could not ask the task, or before any rule asked. */
static __always_inline bool is_signed(const struct socket_stamp *stamp, u64 rule_set)
{
	return stamp->pid && (!(rule_set & RULE_SET_HAS_SOURCE) || stamp->image != IMAGE_UNKNOWN);
}

SEC("iter/task_file")
int stamp_held(struct bpf_iter__task_file *context)
{
	struct task_struct *task = context->task;
	struct file *file = context->file;
	struct node_state *state = node();
	struct socket_stamp *stamp;
	struct socket_scan *scan;
	struct workload_row *row;
	struct socket *socket;
	struct sock *sk;
	u32 zero = 0, phase;
	u64 image;

	if (!task || !file || inactive(state))
		return 0;
	socket = bpf_sock_from_file(file);
	sk = socket ? socket->sk : NULL;
	if (!sk || !is_network_family(sk->__sk_common.skc_family))
		return 0;
	row = workload_row_of(task_workload(state, task, &phase), task);
	scan = bpf_map_lookup_elem(&socket_scans, &zero);
	if (!scan || !row || !(row->rule_set & RULE_SET_HAS_PACKETS))
		return 0;
	stamp = stamp_on(sk);
	/* of whoever made it, or acted on it last */
	if (stamp && stamp->workload != row->workload)
		return 0;
	scan->astray += is_astray(sk, row->workload);
	if (stamp && is_signed(stamp, row->rule_set))
		return 0;
	scan->stamped++;
	image = own_image(state, row->rule_set, task);
	if (!stamp) {
		leave_stamp(state, sk, task, row->workload, 0, image);
		return 0;
	}
	WRITE_ONCE(stamp->image, image);
	sign_stamp(stamp, task, true);
	return 0;
}
