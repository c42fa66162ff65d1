/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What is read of the kernel's sockets; a part of kernel.h. */
#ifndef RINGFENCE_KERNEL_SOCKET_H
#define RINGFENCE_KERNEL_SOCKET_H

struct sock_common {
	u16 skc_family;
	unsigned char skc_net_refcnt : 1;
	u16 skc_num; /* the local port */
};

struct sock_cgroup_data {
	struct cgroup *cgroup;
};

struct sock {
	struct sock_common __sk_common;
	u16 sk_protocol;
	struct sock_cgroup_data sk_cgrp_data;
	void *sk_bpf_storage;
};

struct msghdr {
	u32 msg_flags;
};

struct socket {
	struct sock *sk;
};

#endif
