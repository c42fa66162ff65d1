// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Sockets of the internet's families as they are made, where no LSM program decides. */
#define WITHOUT_FOLDS
#include "socket_rule.h"

SEC("cgroup/sock_create")
int socket_create(struct bpf_sock *socket)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct socket_made made = {
		.family = socket->family,
		.type = socket->type,
		.protocol = socket->protocol,
	};
	struct node_state *state = node();
	struct workload_row *row;
	u32 workload;

	if (inactive(state))
		return 1;
	workload = cgroup_workload(task_cgroup(task));
	row = workload_row(workload);
	return !row || !refuses_socket(state, row->rule_set, workload, &made, false);
}
