/* SPDX-License-Identifier: Apache-2.0 */
#ifndef RINGFENCE_TEST_ACTOR_H
#define RINGFENCE_TEST_ACTOR_H

#include <errno.h>
#include <sys/socket.h>

#define DETAIL_BYTES 256

/* What an operation came to: an errno (0: it was let through) and what there is to say of it. */
struct result {
	int error;
	char detail[DETAIL_BYTES];
};

/* Returns an errno; 0 is "was let through". */
struct operation {
	const char *name; /* NULL ends a table */
	int arguments;
	int (*run)(char **arguments, char *detail);
};

extern const struct operation FILE_OPERATIONS[], PROCESS_OPERATIONS[], NETWORK_OPERATIONS[],
	RACE_OPERATIONS[], PRIVILEGE_OPERATIONS[], ATTRIBUTE_OPERATIONS[], DESCRIPTOR_OPERATIONS[],
	CODE_OPERATIONS[], WAY_OPERATIONS[], IDENTITY_OPERATIONS[], CAPABILITY_OPERATIONS[],
	AGENT_OPERATIONS[], HELD_OPERATIONS[], RAW_OPERATIONS[], FUZZ_OPERATIONS[];

static inline int ended(int value)
{
	return value < 0 ? errno : 0;
}

/* words[0] names the operation; NULL ends its arguments. False: no such operation. */
int perform(char **words, struct result *result);

/* FLAGS of the set-up, and whether by OPENAT2. */
int open_by_io_uring(const char *path, unsigned int flags, int newer);

int read_by_io_uring(int file, char *text, unsigned int length);

/* One request that does nothing, with credentials that were registered before. */
int borrow_by_io_uring(void);

/* Of an address and a port in words; the family. */
int address_of(char **words, struct sockaddr_storage *to, socklen_t *length);

int connect_by_io_uring(int fd, struct sockaddr_storage *to, socklen_t length);
int send_by_io_uring(int fd, struct sockaddr_storage *to, socklen_t length);

/* Repeat, pace and the like: operations that perform another many times. */
int perform_loop(char **words, struct result *result);

/* Sequences, and operations in another process. */
int perform_others(char **words, struct result *result);

#endif
