// SPDX-License-Identifier: Apache-2.0
/* Single requests through io_uring, which pass by every hook on system calls. */
#include <fcntl.h>
#include <linux/io_uring.h>
#include <linux/openat2.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "actor.h"

static void *ring_part(int ring, size_t length, off_t which)
{
	return mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, which);
}

/* `personality`: with credentials that are registered first, whatever number it says. */
static int perform_by_io_uring(const struct io_uring_sqe *wanted, unsigned int flags)
{
	struct io_uring_params parameters = { .flags = flags, .sq_thread_idle = 1000 };
	int ring = syscall(SYS_io_uring_setup, 1, &parameters);
	unsigned int *tail, *array;
	struct io_uring_cqe *answer;
	struct io_uring_sqe *entry;
	char *submit, *complete;
	unsigned int wait = IORING_ENTER_GETEVENTS;
	int error = 0;

	if (flags & IORING_SETUP_SQPOLL)
		wait |= IORING_ENTER_SQ_WAKEUP;
	if (ring < 0)
		return errno;
	submit = ring_part(ring, 4096, IORING_OFF_SQ_RING);
	complete = ring_part(ring, 4096, IORING_OFF_CQ_RING);
	entry = ring_part(ring, sizeof(*entry), IORING_OFF_SQES);
	if (submit == MAP_FAILED || complete == MAP_FAILED || (void *)entry == MAP_FAILED)
		return errno;
	tail = (unsigned int *)(submit + parameters.sq_off.tail);
	array = (unsigned int *)(submit + parameters.sq_off.array);
	*entry = *wanted;
	if (wanted->personality) {
		int number = syscall(SYS_io_uring_register, ring, IORING_REGISTER_PERSONALITY, NULL,
				     0);

		if (number < 0)
			return errno;
		entry->personality = number;
	}
	array[0] = 0;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	if (syscall(SYS_io_uring_enter, ring, 1, 1, wait, NULL, 0) < 0)
		error = errno;
	answer = (struct io_uring_cqe *)(complete + parameters.cq_off.cqes);
	if (!error && answer->res < 0)
		error = -answer->res;
	close(ring);
	return error;
}

int open_by_io_uring(const char *path, unsigned int flags, int newer)
{
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC };
	struct io_uring_sqe entry = {
		.opcode = IORING_OP_OPENAT,
		.fd = AT_FDCWD,
		.addr = (unsigned long)path,
		.open_flags = O_RDONLY | O_CLOEXEC,
	};

	if (newer) {
		entry.opcode = IORING_OP_OPENAT2;
		entry.open_flags = 0;
		entry.len = sizeof(how);
		entry.off = (unsigned long)&how;
	}
	return perform_by_io_uring(&entry, flags);
}

int read_by_io_uring(int file, char *text, unsigned int length)
{
	struct io_uring_sqe entry = {
		.opcode = IORING_OP_READ,
		.fd = file,
		.addr = (unsigned long)text,
		.len = length,
	};

	return perform_by_io_uring(&entry, 0);
}

int connect_by_io_uring(int fd, struct sockaddr_storage *to, socklen_t length)
{
	struct io_uring_sqe entry = {
		.opcode = IORING_OP_CONNECT,
		.fd = fd,
		.addr = (unsigned long)to,
		.off = length,
	};

	return perform_by_io_uring(&entry, 0);
}

int send_by_io_uring(int fd, struct sockaddr_storage *to, socklen_t length)
{
	struct iovec text = { .iov_base = "hello", .iov_len = 5 };
	struct msghdr message = {
		.msg_name = to,
		.msg_namelen = length,
		.msg_iov = &text,
		.msg_iovlen = 1,
	};
	struct io_uring_sqe entry = {
		.opcode = IORING_OP_SENDMSG,
		.fd = fd,
		.addr = (unsigned long)&message,
		.len = 1,
	};

	return perform_by_io_uring(&entry, 0);
}

int borrow_by_io_uring(void)
{
	struct io_uring_sqe entry = { .opcode = IORING_OP_NOP, .personality = 1 };

	return perform_by_io_uring(&entry, 0);
}
