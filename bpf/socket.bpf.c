// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Sockets as they are made: whether they may be, and whose they are. The kernel's own are let be. */
#include "peer_report.h"
#include "socket_rule.h"
#include "socket_owner.h"

static __always_inline u32 own_class(struct node_state *state, u64 rule_set)
{
	return rule_set & RULE_SET_HAS_SOURCE ?
		       source_class(state, rule_set, bpf_get_current_task_btf()) :
		       0;
}

/* Who acts on the socket now is whom rules with a source ask about: the hooks of cgroups come later
 * in the same call, and cannot ask the task. Nor, before 7.2, whose it is, where its cgroup is another.
 * Returns the stamp, or NULL where none is needed. */
static __always_inline struct socket_stamp *note_asker(struct node_state *state, struct sock *sk,
						       u32 family)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct socket_stamp *stamp = stamp_on(sk);
	u32 workload = HOST_WORKLOAD, phase, thread;
	struct workload_row *row;
	u64 image;

	if (stamp)
		workload = stamp->workload;
	if (workload == HOST_WORKLOAD)
		workload = current_workload(state, &phase);
	row = workload_row_of(workload, task);
	if (!row || !(row->rule_set & RULE_SET_HAS_PACKETS))
		return stamp;
	if (!stamp)
		stamp = leave_stamp(state, sk, task, workload, 0, IMAGE_UNKNOWN);
	if (!(row->rule_set & RULE_SET_HAS_SOURCE))
		return stamp;
	image = image_of(state, task);
	if (family == AF_SMC || sk->sk_protocol == IPPROTO_MPTCP) {
		thread = task->pid;
		bpf_map_update_elem(&socket_askers, &thread, &image, BPF_ANY);
	}
	if (stamp)
		stamp->image = image;
	return stamp;
}

static __always_inline bool is_internet_family(u32 family)
{
	return family == AF_INET || family == AF_INET6 || family == AF_SMC;
}

/* By packets a socket is judged where its workload's cgroup is, and it lies in that of the task that
 * makes it: who was moved out of the workload's own may make none. */
static __always_inline bool is_out_of_reach(const struct workload_row *row, u32 family)
{
	return settings.controller == CONTROLLER_V2 && (row->rule_set & RULE_SET_HAS_PACKETS) &&
	       (is_internet_family(family) || family == AF_PACKET) &&
	       cgroup_workload(typed_task_cgroup(bpf_get_current_task_btf())) != row->workload;
}

/* Before the protocol's module is loaded and its code run. */
SEC("lsm/socket_create")
int BPF_PROG(socket_create, int family, int type, int protocol, int kernel, int before)
{
	struct socket_made made = { .family = family, .type = type, .protocol = protocol };
	struct node_state *state = node();
	struct workload_row *row;
	u32 workload, phase;
	u64 rule_set;

	if (before || kernel || inactive(state) || !is_network_family(family))
		return before;
	workload = current_workload(state, &phase);
	if (phase)
		return 0;
	row = workload_row_of(workload, bpf_get_current_task_btf());
	if (!row)
		return 0;
	rule_set = row->rule_set;
	if (is_out_of_reach(row, family)) {
		report_socket(state, &made, rule_set, workload, DECISION_BLOCK | RULE_MOVED);
		barrier();
		return -EPERM;
	}
	made.source = own_class(state, rule_set);
	if (!refuses_socket(state, rule_set, workload, &made, false))
		return 0;
	/* kept from being computed of the verdict: 6.12 knows no bounds of that */
	barrier();
	return -EPERM;
}

/* Judged once more, lest a set of rules that took over in between calls its own what it never saw. */
SEC("lsm/socket_post_create")
int BPF_PROG(socket_post_create, struct socket *socket, int family, int type, int protocol,
	     int kernel, int before)
{
	struct socket_made made = { .family = family, .type = type, .protocol = protocol };
	struct task_struct *task = bpf_get_current_task_btf();
	struct node_state *state = node();
	struct workload_row *row;
	u32 workload, phase;
	u64 rule_set;
	struct sock *sk;

	if (before || kernel || inactive(state) || !is_network_family(family))
		return before;
	sk = socket->sk;
	if (!sk)
		return 0;
	workload = current_workload(state, &phase);
	row = workload_row_of(workload, task);
	if (!needs_stamp(row ? row->rule_set : 0))
		return 0;
	/* the runtime's own may be made; who is handed one is asked when it connects or sends */
	rule_set = row && !phase ? row->rule_set : 0;
	made.source = own_class(state, rule_set);
	if (refuses_socket(state, rule_set, workload, &made, true))
		return -EPERM;
	leave_stamp(state, sk, task, workload, rule_set, own_image(state, rule_set, task));
	return 0;
}

/* Those that were bound before the rules were, and those that never were. */
SEC("lsm/socket_listen")
int BPF_PROG(socket_listen, struct socket *socket, int backlog, int before)
{
	struct sock *sk = socket->sk;
	u16 family = sk ? sk->__sk_common.skc_family : 0;
	struct node_state *state = node();
	struct socket_stamp *stamp;
	struct workload_row *row;
	u32 workload, phase;

	if (before || inactive(state) || !sk || (family != AF_INET && family != AF_INET6))
		return before;
	stamp = note_asker(state, sk, family);
	if (stamp)
		stamp->flags = FLOW_ACCEPTS;
	workload = current_workload(state, &phase);
	row = workload_row_of(workload, bpf_get_current_task_btf());
	if (!row || phase)
		return 0;
	return refuses_port(state, row->rule_set, workload, family == AF_INET6, sk->sk_protocol,
			    sk->__sk_common.skc_num) ?
		       -EPERM :
		       0;
}

SEC("lsm/socket_connect")
int BPF_PROG(socket_connect, struct socket *socket, struct sockaddr *address, int length,
	     int before)
{
	struct sock *sk = socket->sk;
	struct node_state *state = node();
	u32 family = sk ? sk->__sk_common.skc_family : 0;

	if (!before && !inactive(state) && sk && is_internet_family(family))
		note_asker(state, sk, family);
	return before;
}

/* Of streams only what connects with its first bytes. */
SEC("lsm/socket_sendmsg")
int BPF_PROG(socket_sendmsg, struct socket *socket, struct msghdr *message, int size, int before)
{
	struct sock *sk = socket->sk;
	u32 family = sk ? sk->__sk_common.skc_family : 0;
	struct node_state *state;
	u32 protocol;

	if (before || !sk || !is_internet_family(family))
		return before;
	protocol = sk->sk_protocol;
	if ((family == AF_SMC || protocol == IPPROTO_TCP || protocol == IPPROTO_MPTCP) &&
	    !(message->msg_flags & MSG_FASTOPEN))
		return 0;
	state = node();
	if (!inactive(state))
		note_asker(state, sk, family);
	return 0;
}
