// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Stamps each new socket with the workload of its maker, for the hooks that see sockets only. */
#include "identity.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_stamp);
} socket_stamps SEC(".maps");

SEC("lsm/socket_post_create")
int BPF_PROG(socket_post_create, struct socket *socket, int family, int type, int protocol,
	     int kernel, int before)
{
	struct node_state *state = node();
	struct socket_stamp *stamp;
	struct sock *sk;
	u32 phase;

	if (before || kernel || inactive(state))
		return before;
	sk = socket->sk;
	if (!sk)
		return 0;
	stamp = bpf_sk_storage_get(&socket_stamps, sk, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (stamp) {
		stamp->workload = current_workload(state, &phase);
		stamp->version = LAYOUT_VERSION;
	}
	return 0;
}
