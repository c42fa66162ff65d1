// SPDX-License-Identifier: Apache-2.0
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "port.h"

static char request_bytes[MAX_REQUEST];

int write_all(int port, const char *bytes, size_t length)
{
	while (length > 0) {
		struct pollfd writable = { port, POLLOUT, 0 };
		poll(&writable, 1, -1);
		if (writable.revents & POLLHUP)
			return -1;
		ssize_t n = write(port, bytes, length);
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (n <= 0)
			return -1;
		bytes += n;
		length -= n;
	}
	return 0;
}

// The one way to wait until somebody connects on the host is a write that blocks.
static void await_host(int port)
{
	int flags = fcntl(port, F_GETFL);
	fcntl(port, F_SETFL, flags & ~O_NONBLOCK);
	(void)!write(port, "ready\n", 6);
	fcntl(port, F_SETFL, flags);
}

static int read_byte(int port, char *byte)
{
	for (;;) {
		struct pollfd readable = { port, POLLIN, 0 };
		poll(&readable, 1, -1);
		ssize_t n = read(port, byte, 1);
		if (n == 1)
			return 0;
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return -1;
		if (n == 0)
			await_host(port);
	}
}

int read_request(int port, struct request *request)
{
	char line[256], mode[8];
	size_t used = 0;
	int count = 0;

	// What precedes the request is left over from the session before: skip it.
	for (;;) {
		if (read_byte(port, &line[used]) < 0)
			return -1;
		if (line[used] != '\n') {
			used = used + 2 < sizeof(line) ? used + 1 : 0;
			continue;
		}
		line[used] = 0;
		used = 0;
		if (sscanf(line, "session %63s %7s %d %d %d", request->nonce, mode, &request->rows,
			   &request->columns, &count) == 5)
			break;
	}
	if (count < 1 || count > MAX_STRINGS)
		return -1;
	request->tty = strcmp(mode, "tty") == 0;
	for (int i = 0; i < count; i++) {
		request->argv[i] = &request_bytes[used];
		do {
			if (used == MAX_REQUEST || read_byte(port, &request_bytes[used]) < 0)
				return -1;
		} while (request_bytes[used++] != 0);
	}
	request->argv[count] = NULL;
	return 0;
}
