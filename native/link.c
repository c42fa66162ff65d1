/* SPDX-License-Identifier: Apache-2.0 */
/* Links of programs that were loaded before: made, looked behind, ended. */
#include <bpf/bpf.h>
#include <errno.h>

#include "value.h"

/* Attaches a program that was loaded for an LSM hook; the link's descriptor. EBUSY while its link
 * from before is on its way out. */
static napi_value attach_lsm(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int fd;

	read_arguments(env, info, arguments);
	fd = bpf_link_create(read_int(env, arguments[0]), 0, BPF_LSM_MAC, NULL);
	return fd < 0 ? throw_errno(env, "attach_lsm", -fd) : make_int(env, fd);
}

/* Attaches a program about packets at a cgroup; the link's descriptor. */
static napi_value attach_packets(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int fd;

	read_arguments(env, info, arguments);
	fd = bpf_link_create(read_int(env, arguments[0]), read_int(env, arguments[1]),
			     read_bool(env, arguments[2]) ? BPF_CGROUP_INET_EGRESS :
							    BPF_CGROUP_INET_INGRESS,
			     NULL);
	return fd < 0 ? throw_errno(env, "attach_packets", -fd) : make_int(env, fd);
}

/* At once: a link whose last holder lets go is detached when the kernel gets to it. */
static napi_value detach_link(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int error;

	read_arguments(env, info, arguments);
	error = bpf_link_detach(read_int(env, arguments[0]));
	return error ? throw_errno(env, "detach_link", -error) : make_undefined(env);
}

/* A descriptor of the program behind a link. Only who may ask for anybody's program gets it. */
static napi_value link_program(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bpf_link_info link = {};
	uint32_t length = sizeof(link);
	int fd;

	read_arguments(env, info, arguments);
	if (bpf_obj_get_info_by_fd(read_int(env, arguments[0]), &link, &length))
		return throw_errno(env, "link_info", errno);
	fd = bpf_prog_get_fd_by_id(link.prog_id);
	return fd < 0 ? throw_errno(env, "program_by_id", errno) : make_int(env, fd);
}

void define_links(napi_env env, napi_value exports)
{
	define(env, exports, "attachLsm", attach_lsm);
	define(env, exports, "attachPackets", attach_packets);
	define(env, exports, "detachLink", detach_link);
	define(env, exports, "linkProgram", link_program);
}
