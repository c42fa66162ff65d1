// SPDX-License-Identifier: Apache-2.0
/* Connections, in all the ways that lead to one. */
#include <arpa/inet.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

int address_of(char **a, struct sockaddr_storage *to, socklen_t *length)
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

/* Whose first packet is dropped would try for minutes. */
static int op_sctp(char **a, char *detail)
{
	socklen_t length, error_length = sizeof(int);
	struct sockaddr_storage to;
	struct pollfd wait;
	int fd, error = 0;

	(void)detail;
	fd = socket(address_of(a, &to, &length), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
		    IPPROTO_SCTP);
	if (fd < 0)
		return errno;
	if (connect(fd, (struct sockaddr *)&to, length) && errno != EINPROGRESS)
		error = errno;
	wait = (struct pollfd){ .fd = fd, .events = POLLOUT };
	if (!error && poll(&wait, 1, 1500) != 1)
		error = ETIMEDOUT;
	if (!error)
		getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &error_length);
	close(fd);
	return error;
}

/* Two messages in one call, to the first end and to the second: how many went out. */
static int op_send_many(char **a, char *detail)
{
	struct sockaddr_storage to[2];
	struct iovec text = { .iov_base = "hello", .iov_len = 5 };
	struct mmsghdr messages[2] = {};
	int i, fd, count, error = 0;

	for (i = 0; i < 2; i++) {
		struct msghdr *header = &messages[i].msg_hdr;

		header->msg_name = &to[i];
		header->msg_iov = &text;
		header->msg_iovlen = 1;
		address_of(a + 2 * i, &to[i], &header->msg_namelen);
	}
	fd = socket(to[0].ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return errno;
	count = sendmmsg(fd, messages, 2, 0);
	if (count == 1 && sendmmsg(fd, messages + 1, 1, 0) < 0)
		error = errno;
	snprintf(detail, DETAIL_BYTES, "%d", count);
	close(fd);
	return count < 0 ? errno : error;
}

/* Connected to the first end, let go, and connected to the second. */
static int reconnect(char **a, int type)
{
	struct sockaddr nobody = { .sa_family = AF_UNSPEC };
	struct sockaddr_storage to;
	socklen_t length;
	int fd, error;

	fd = socket(address_of(a, &to, &length), type | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return errno;
	error = ended(connect(fd, (struct sockaddr *)&to, length));
	if (!error)
		error = ended(connect(fd, &nobody, sizeof(nobody)));
	if (error)
		return 1000 + error; /* unlike any errno that is expected */
	address_of(a + 2, &to, &length);
	error = ended(connect(fd, (struct sockaddr *)&to, length));
	close(fd);
	return error;
}

static int op_tcp_again(char **a, char *detail)
{
	(void)detail;
	return reconnect(a, SOCK_STREAM);
}

static int op_udp_again(char **a, char *detail)
{
	(void)detail;
	return reconnect(a, SOCK_DGRAM);
}

static int by_io_uring(char **a, int type,
		       int (*perform)(int fd, struct sockaddr_storage *to, socklen_t length))
{
	struct sockaddr_storage to;
	socklen_t length;
	int error, fd = socket(address_of(a, &to, &length), type | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return errno;
	error = perform(fd, &to, length);
	close(fd);
	return error;
}

static int op_tcp_io_uring(char **a, char *detail)
{
	(void)detail;
	return by_io_uring(a, SOCK_STREAM, connect_by_io_uring);
}

static int op_udp_io_uring(char **a, char *detail)
{
	(void)detail;
	return by_io_uring(a, SOCK_DGRAM, send_by_io_uring);
}

/* From namespaces that nobody knew a moment ago, where no network is. */
static int op_tcp_namespace(char **a, char *detail)
{
	if (unshare(CLONE_NEWUSER | CLONE_NEWNET))
		return 1000 + errno;
	return op_tcp(a, detail);
}

/* socket FAMILY TYPE PROTOCOL, by their numbers */
static int op_socket(char **a, char *detail)
{
	int fd = socket(atoi(a[0]), atoi(a[1]) | SOCK_CLOEXEC, atoi(a[2]));

	(void)detail;
	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

/* With a socket that another program made: this one hands it to PROGRAM, which connects it. */
static int op_hand_over(char **a, char *detail)
{
	char text[64] = "", number[16];
	struct sockaddr_storage to;
	socklen_t length;
	int ends[2], fd = socket(address_of(a + 1, &to, &length), SOCK_STREAM, 0);
	pid_t child;

	(void)detail;
	if (fd < 0 || pipe(ends))
		return errno;
	snprintf(number, sizeof(number), "%d", fd);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		execl(a[0], a[0], "do", "0", "connect-held", number, a[1], a[2], (char *)NULL);
		_exit(126);
	}
	close(ends[1]);
	if (read(ends[0], text, sizeof(text) - 1) < 3)
		text[2] = '\0';
	close(ends[0]);
	close(fd);
	waitpid(child, NULL, 0);
	return text[2] ? atoi(text + 2) : ECHILD;
}

static int op_connect_held(char **a, char *detail)
{
	struct sockaddr_storage to;
	socklen_t length;

	(void)detail;
	address_of(a + 1, &to, &length);
	return ended(connect(atoi(a[0]), (struct sockaddr *)&to, length));
}

const struct operation NETWORK_OPERATIONS[] = { { "socket", 3, op_socket },
						{ "hand-over", 3, op_hand_over },
						{ "connect-held", 3, op_connect_held },
						{ "sctp", 2, op_sctp },
						{ "send-many", 4, op_send_many },
						{ "tcp-again", 4, op_tcp_again },
						{ "udp-again", 4, op_udp_again },
						{ "tcp-io-uring", 2, op_tcp_io_uring },
						{ "udp-io-uring", 2, op_udp_io_uring },
						{ "tcp-namespace", 2, op_tcp_namespace },
						{ "tcp", 2, op_tcp },
						{ "udp", 2, op_udp },
						{ "mptcp", 2, op_mptcp },
						{ "udp-send", 2, op_udp_send },
						{ "fast-open", 2, op_fast_open },
						{} };
