// SPDX-License-Identifier: Apache-2.0
/* io_uring, whose requests pass by everything that looks at system calls. */
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz.h"

#define ENTRIES 8

static const unsigned int SETUPS[] = { 0,
				       0,
				       0,
				       IORING_SETUP_SQPOLL,
				       IORING_SETUP_CLAMP,
				       IORING_SETUP_SUBMIT_ALL,
				       IORING_SETUP_COOP_TASKRUN };
/* All that take a path, an address or a descriptor, the rest by their number. */
static const unsigned int REQUESTS[] = {
	IORING_OP_OPENAT,    IORING_OP_OPENAT,	  IORING_OP_OPENAT2,   IORING_OP_READ,
	IORING_OP_READ,	     IORING_OP_READV,	  IORING_OP_WRITE,     IORING_OP_STATX,
	IORING_OP_SPLICE,    IORING_OP_CONNECT,	  IORING_OP_CONNECT,   IORING_OP_SENDMSG,
	IORING_OP_RECVMSG,   IORING_OP_RENAMEAT,  IORING_OP_UNLINKAT,  IORING_OP_MKDIRAT,
	IORING_OP_SYMLINKAT, IORING_OP_LINKAT,	  IORING_OP_FALLOCATE, IORING_OP_SOCKET,
	IORING_OP_SETXATTR,  IORING_OP_FSETXATTR, IORING_OP_CLOSE,
};

static void *part(int ring, size_t length, off_t which)
{
	void *at = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring,
			which);

	return at == MAP_FAILED ? NULL : at;
}

static bool set_up(struct fuzz *f)
{
	struct io_uring_params parameters = { .flags = FUZZ_PICK(f, SETUPS), .sq_thread_idle = 1 };
	char *submit;
	long fd;

	f->call = "io_uring_setup";
	fd = FUZZ_CALL(SYS_io_uring_setup, ENTRIES, (unsigned long)&parameters);
	fuzz_count(f, fd);
	if (fd < 0)
		return false;
	submit = part(fd, FUZZ_PAGE, IORING_OFF_SQ_RING);
	f->ring.requests = part(fd, ENTRIES * sizeof(*f->ring.requests), IORING_OFF_SQES);
	if (!submit || !f->ring.requests) {
		FUZZ_CALL(SYS_close, fd);
		return false;
	}
	f->ring.tail = (unsigned int *)(submit + parameters.sq_off.tail);
	f->ring.array = (unsigned int *)(submit + parameters.sq_off.array);
	f->ring.fd = fd;
	return true;
}

static void fill(struct fuzz *f, struct io_uring_sqe *request)
{
	memset(request, 0, sizeof(*request));
	request->opcode = fuzz_percent(f, 85) ? FUZZ_PICK(f, REQUESTS) : fuzz_below(f, 64);
	request->flags = fuzz_percent(f, 20) ? 1u << fuzz_below(f, 7) : 0;
	request->fd = fuzz_percent(f, 30) ? AT_FDCWD : fuzz_descriptor(f);
	request->len = fuzz_argument(f, 'n');
	request->addr = fuzz_argument(f, 'b');
	switch (request->opcode) {
	case IORING_OP_OPENAT:
	case IORING_OP_MKDIRAT:
	case IORING_OP_UNLINKAT:
		request->addr = fuzz_argument(f, 'p');
		request->open_flags = request->opcode == IORING_OP_OPENAT ? fuzz_argument(f, 'o') :
									    0;
		request->len = 0644;
		break;
	case IORING_OP_OPENAT2:
		request->addr = fuzz_argument(f, 'p');
		request->off = fuzz_argument(f, 'H');
		request->len = 24;
		break;
	case IORING_OP_RENAMEAT:
	case IORING_OP_LINKAT:
	case IORING_OP_SYMLINKAT:
		request->addr = fuzz_argument(f, 'p');
		request->off = fuzz_argument(f, 'p');
		request->len = AT_FDCWD;
		break;
	case IORING_OP_STATX:
		request->addr = fuzz_argument(f, 'p');
		request->off = fuzz_argument(f, 'b');
		break;
	case IORING_OP_CONNECT:
		request->addr = fuzz_address(f);
		request->off = f->address_bytes;
		request->len = 0;
		break;
	case IORING_OP_SENDMSG:
	case IORING_OP_RECVMSG:
		request->addr = fuzz_message(f);
		request->len = 1;
		request->msg_flags = fuzz_argument(f, fuzz_percent(f, 50) ? '4' : '5');
		break;
	case IORING_OP_SETXATTR:
	case IORING_OP_FSETXATTR:
		request->addr = fuzz_argument(f, 'N');
		request->addr3 = fuzz_argument(f, 'p');
		request->off = fuzz_argument(f, 'b');
		break;
	case IORING_OP_SOCKET:
		request->fd = 1 + fuzz_below(f, 17);
		request->off = 1 + fuzz_below(f, 3);
		request->len = 0;
		break;
	case IORING_OP_CLOSE:
		request->fd = FUZZ_PICK(f, f->descriptors);
		request->addr = request->len = 0;
		break;
	}
	if (fuzz_percent(f, 3))
		request->off = fuzz_argument(f, 'U');
	/* As somebody who was registered, if anybody was. */
	request->personality = fuzz_percent(f, 5) ? fuzz_below(f, 3) : 0;
}

void fuzz_ring(struct fuzz *f)
{
	unsigned int count = 1 + fuzz_below(f, 4), i;

	if (f->ring.fd < 0 && !set_up(f))
		return;
	if (fuzz_percent(f, 5)) {
		f->call = "io_uring_register";
		fuzz_count(f, FUZZ_CALL(SYS_io_uring_register, f->ring.fd, fuzz_below(f, 34),
					fuzz_argument(f, 'Q'), fuzz_below(f, 8)));
	}
	for (i = 0; i < count; i++) {
		unsigned int tail = *f->ring.tail, at = tail % ENTRIES;

		fill(f, &f->ring.requests[at]);
		f->ring.array[at] = at;
		__atomic_store_n(f->ring.tail, tail + 1, __ATOMIC_RELEASE);
	}
	f->call = "io_uring_enter";
	fuzz_count(f, FUZZ_CALL(SYS_io_uring_enter, f->ring.fd, count, 0, IORING_ENTER_GETEVENTS));
	/* Another one now and then, while what waits in this goes on. */
	if (fuzz_percent(f, 3)) {
		fuzz_keep(f, f->ring.fd);
		f->ring.fd = -1;
	}
}
