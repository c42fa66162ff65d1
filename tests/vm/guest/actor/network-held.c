// SPDX-License-Identifier: Apache-2.0
/* Sockets that stay: what is served, and what was connected before something changed. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "actor.h"

#define HELD 16
#define PATIENCE_MS 300

static struct {
	int fd; /* 0: free */
	int port;
	int type;
	struct sockaddr_storage peer;
	socklen_t peer_length;
} held[HELD];

static int hold(int fd, int port, int type)
{
	int i;

	for (i = 0; i < HELD; i++) {
		if (held[i].fd)
			continue;
		held[i].fd = fd;
		held[i].port = port;
		held[i].type = type;
		return 0;
	}
	close(fd);
	return EMFILE;
}

static int find(const char *port)
{
	int i;

	for (i = 0; i < HELD; i++)
		if (held[i].fd && held[i].port == atoi(port))
			return i;
	return -1;
}

static int kind_of(const char *name, int *protocol)
{
	*protocol = strcmp(name, "sctp") == 0 ? IPPROTO_SCTP : strcmp(name, "mptcp") == 0 ? 262 : 0;
	return strcmp(name, "udp") == 0 ? SOCK_DGRAM : SOCK_STREAM;
}

/* serve tcp|udp|sctp|mptcp ADDRESS PORT: the error of bind, else of listen */
static int op_serve(char **a, char *detail)
{
	int protocol, type = kind_of(a[0], &protocol), fd, yes = 1, error;
	struct sockaddr_storage to;
	socklen_t length;

	fd = socket(address_of(a + 1, &to, &length), type | SOCK_CLOEXEC, protocol);
	if (fd < 0)
		return errno;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	error = ended(bind(fd, (struct sockaddr *)&to, length));
	if (error) {
		strcpy(detail, "bind");
		close(fd);
		return error;
	}
	if (type == SOCK_STREAM)
		error = ended(listen(fd, 8));
	if (error) {
		strcpy(detail, "listen");
		close(fd);
		return error;
	}
	return hold(fd, atoi(a[2]), type);
}

/* A socket that `place` gave its address is kept by its port. */
static int hold_placed(char **a, int (*place)(int, const struct sockaddr *, socklen_t))
{
	int protocol, type = kind_of(a[0], &protocol), fd, error;
	struct sockaddr_storage to;
	socklen_t length;

	fd = socket(address_of(a + 1, &to, &length), type | SOCK_CLOEXEC, protocol);
	if (fd < 0)
		return errno;
	error = ended(place(fd, (struct sockaddr *)&to, length));
	if (!error)
		return hold(fd, atoi(a[2]), type);
	close(fd);
	return error;
}

/* bound tcp ADDRESS PORT: bound, and not listening yet */
static int op_bound(char **a, char *detail)
{
	(void)detail;
	return hold_placed(a, bind);
}

/* listen PORT: on what is bound */
static int op_listen(char **a, char *detail)
{
	int at = find(a[0]);

	(void)detail;
	return at < 0 ? EBADF : ended(listen(held[at].fd, 8));
}

/* hold tcp|udp|sctp ADDRESS PORT: connected */
static int op_hold(char **a, char *detail)
{
	(void)detail;
	return hold_placed(a, connect);
}

/* say PORT TEXT: on what is held; to whom spoke last, where it is not connected */
static int op_say(char **a, char *detail)
{
	int at = find(a[0]);
	int length = strlen(a[1]);

	(void)detail;
	if (at < 0)
		return EBADF;
	if (held[at].peer_length)
		return ended(sendto(held[at].fd, a[1], length, MSG_NOSIGNAL,
				    (struct sockaddr *)&held[at].peer, held[at].peer_length));
	return ended(send(held[at].fd, a[1], length, MSG_NOSIGNAL));
}

/* hear PORT: the next text that came there, by a connection or without; none within a while */
static int op_hear(char **a, char *detail)
{
	int at = find(a[0]), fd, count;
	struct pollfd wait;

	if (at < 0)
		return EBADF;
	wait = (struct pollfd){ .fd = held[at].fd, .events = POLLIN };
	if (poll(&wait, 1, PATIENCE_MS) != 1)
		return ENODATA;
	if (held[at].type == SOCK_DGRAM) {
		held[at].peer_length = sizeof(held[at].peer);
		count = recvfrom(held[at].fd, detail, DETAIL_BYTES - 1, 0,
				 (struct sockaddr *)&held[at].peer, &held[at].peer_length);
		return ended(count);
	}
	fd = accept(held[at].fd, NULL, NULL);
	if (fd < 0)
		return errno;
	strcpy(detail, "accepted");
	wait = (struct pollfd){ .fd = fd, .events = POLLIN };
	if (poll(&wait, 1, PATIENCE_MS) == 1) {
		count = recv(fd, detail, DETAIL_BYTES - 1, 0);
		/* nothing, where it was closed again */
		if (count > 0)
			detail[count] = '\0';
	}
	/* what is said from now on is said to whom was accepted */
	close(held[at].fd);
	held[at].fd = fd;
	return 0;
}

const struct operation HELD_OPERATIONS[] = { { "serve", 3, op_serve },
					     { "bound", 3, op_bound },
					     { "listen", 1, op_listen },
					     { "hold", 3, op_hold },
					     { "say", 2, op_say },
					     { "hear", 1, op_hear },
					     {} };
