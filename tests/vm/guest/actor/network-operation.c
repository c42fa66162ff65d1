// SPDX-License-Identifier: Apache-2.0
/* Connections, in all the ways that lead to one. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "actor.h"

static int address_of(char **a, struct sockaddr_storage *to, socklen_t *length)
{
	struct sockaddr_in *v4 = (void *)to;
	struct sockaddr_in6 *v6 = (void *)to;

	memset(to, 0, sizeof(*to));
	if (inet_pton(AF_INET, a[0], &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons(atoi(a[1]));
		*length = sizeof(*v4);
	} else {
		inet_pton(AF_INET6, a[0], &v6->sin6_addr);
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons(atoi(a[1]));
		*length = sizeof(*v6);
	}
	return to->ss_family;
}

/* Nobody needs to listen: what counts is whether the kernel let the attempt go out. */
static int connect_as(char **a, int type, int protocol)
{
	struct sockaddr_storage to;
	socklen_t length;
	int error, fd = socket(address_of(a, &to, &length), type | SOCK_CLOEXEC, protocol);

	if (fd < 0)
		return errno;
	error = ended(connect(fd, (struct sockaddr *)&to, length));
	if (!error && type == SOCK_DGRAM && write(fd, "hello", 5) != 5)
		error = errno;
	close(fd);
	return error;
}

static int op_tcp(char **a, char *detail)
{
	(void)detail;
	return connect_as(a, SOCK_STREAM, 0);
}

static int op_udp(char **a, char *detail)
{
	(void)detail;
	return connect_as(a, SOCK_DGRAM, 0);
}

static int op_mptcp(char **a, char *detail)
{
	(void)detail;
	return connect_as(a, SOCK_STREAM, 262);
}

static int send_to(char **a, int type, int flags)
{
	struct sockaddr_storage to;
	socklen_t length;
	int error, fd = socket(address_of(a, &to, &length), type | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return errno;
	error = ended(sendto(fd, "hello", 5, flags, (struct sockaddr *)&to, length));
	close(fd);
	return error;
}

static int op_udp_send(char **a, char *detail)
{
	(void)detail;
	return send_to(a, SOCK_DGRAM, 0);
}

static int op_fast_open(char **a, char *detail)
{
	(void)detail;
	return send_to(a, SOCK_STREAM, MSG_FASTOPEN);
}

const struct operation NETWORK_OPERATIONS[] = { { "tcp", 2, op_tcp },
						{ "udp", 2, op_udp },
						{ "mptcp", 2, op_mptcp },
						{ "udp-send", 2, op_udp_send },
						{ "fast-open", 2, op_fast_open },
						{} };
