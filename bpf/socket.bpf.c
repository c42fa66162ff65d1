// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Sockets as they are made: whether they may be, and whose they are. The kernel's own are let be. */
#include "peer_report.h"
#include "socket_rule.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

/* Before the protocol's module is loaded and its code run. */
SEC("lsm/socket_create")
int BPF_PROG(socket_create, int family, int type, int protocol, int kernel, int before)
{
	struct socket_made made = { .family = family, .type = type, .protocol = protocol };
	struct node_state *state = node();
	struct workload_row *row;
	u32 workload, phase;

	if (before || kernel || inactive(state) || !is_network_family(family))
		return before;
	workload = current_workload(state, &phase);
	if (phase)
		return 0;
	row = workload_row_of(workload, bpf_get_current_task_btf());
	return row && refuses_socket(state, row->rule_set, workload, &made, false) ? -EPERM : 0;
}

/* Judged once more, lest a set of rules that took over in between calls its own what it never saw. */
SEC("lsm/socket_post_create")
int BPF_PROG(socket_post_create, struct socket *socket, int family, int type, int protocol,
	     int kernel, int before)
{
	struct socket_made made = { .family = family, .type = type, .protocol = protocol };
	struct node_state *state = node();
	struct socket_stamp *stamp;
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
	row = workload_row_of(workload, bpf_get_current_task_btf());
	/* the runtime's own may be made; who is handed one is asked when it connects or sends */
	rule_set = row && !phase ? row->rule_set : 0;
	if (refuses_socket(state, rule_set, workload, &made, true))
		return -EPERM;
	stamp = bpf_sk_storage_get(&socket_stamps, sk, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!stamp)
		return 0;
	stamp->workload = workload;
	stamp->binding = READ_ONCE(state->identity_changes);
	stamp->rule_set = rule_set;
	sign_stamp(stamp, bpf_get_current_task_btf());
	stamp->version = LAYOUT_VERSION;
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
	stamp = bpf_sk_storage_get(&socket_stamps, sk, NULL, 0);
	if (stamp && stamp->version == LAYOUT_VERSION)
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
