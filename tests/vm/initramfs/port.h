// SPDX-License-Identifier: Apache-2.0
// The guest's end of a virtio port. Host to guest: "session NONCE MODE ROWS COLUMNS COUNT\n",
// COUNT strings each ended by NUL, then, when MODE is tty, the keys typed. Guest to host:
// "begin NONCE TERMINAL\n", then frames "out LENGTH\n<bytes>" and "err LENGTH\n<bytes>", then
// "exit STATUS\n".
#pragma once
#include <stddef.h>

enum { MAX_STRINGS = 4096, MAX_REQUEST = 1 << 20 };

struct request {
	char nonce[64];
	int tty, rows, columns;
	char *argv[MAX_STRINGS + 1];
};

// Fails when the host has hung up: a blocking write would wait for whoever connects next.
int write_all(int port, const char *bytes, size_t length);

// Waits for a host to connect and ask. The strings stay valid until the next request.
int read_request(int port, struct request *request);
