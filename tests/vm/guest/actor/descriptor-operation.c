// SPDX-License-Identifier: Apache-2.0
/* Files that are open already, or that come as descriptors. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "actor.h"

static int read_of(int file, char *detail)
{
	ssize_t length = pread(file, detail, DETAIL_BYTES - 1, 0);

	if (length < 0)
		return errno;
	detail[length] = '\0';
	detail[strcspn(detail, "\t\n")] = '\0';
	return 0;
}

/* hold PATH FLAGS: the detail is its number, which the next programs of this process have too. */
static int op_keep_open(char **a, char *detail)
{
	int file = open(a[0], strtol(a[1], NULL, 0));

	if (file < 0)
		return errno;
	sprintf(detail, "%d", file);
	return 0;
}

static int op_held_read(char **a, char *detail)
{
	return read_of(atoi(a[0]), detail);
}

static int op_held_append(char **a, char *detail)
{
	(void)detail;
	return ended(write(atoi(a[0]), "written\n", 8));
}

static int op_held_truncate(char **a, char *detail)
{
	(void)detail;
	return ended(ftruncate(atoi(a[0]), 0));
}

/* held-map NUMBER write|execute|read|later: through, as code, or what is read is the detail; `later`
 * only once it is mapped. */
static int op_held_map(char **a, char *detail)
{
	int write = strcmp(a[1], "write") == 0, flags = write ? MAP_SHARED : MAP_PRIVATE;
	int later = strcmp(a[1], "later") == 0, read = later || strcmp(a[1], "read") == 0;
	int protection = PROT_READ | (write ? PROT_WRITE : read ? 0 : PROT_EXEC);
	char *map = mmap(NULL, 4096, later ? PROT_NONE : protection, flags, atoi(a[0]), 0);

	if (map == MAP_FAILED || (later && mprotect(map, 4096, PROT_READ)))
		return errno;
	if (write)
		map[0] = 'w';
	if (read)
		snprintf(detail, DETAIL_BYTES, "%.100s", map);
	munmap(map, 4096);
	return 0;
}

/* Through a pipe, which the kernel fills. */
static int drained(int end, ssize_t length, char *detail)
{
	if (length < 0)
		return errno;
	length = read(end, detail, DETAIL_BYTES - 1);
	detail[length < 0 ? 0 : length] = '\0';
	detail[strcspn(detail, "\t\n")] = '\0';
	return 0;
}

/* held-pass NUMBER sendfile|splice|copy: without a read(2). */
static int op_held_pass(char **a, char *detail)
{
	int file = atoi(a[0]), ends[2], error;
	off_t from = 0, to = 0;
	ssize_t length;

	if (strcmp(a[1], "copy") == 0) {
		int copy = open("/tmp/copy", O_CREAT | O_TRUNC | O_RDWR, 0600);

		length = copy_file_range(file, &from, copy, &to, 100, 0);
		error = length < 0 ? errno : read_of(copy, detail);
		close(copy);
		return error;
	}
	if (pipe(ends))
		return errno;
	if (strcmp(a[1], "sendfile") == 0)
		length = sendfile(ends[1], file, &from, 100);
	else
		length = splice(file, &from, ends[1], NULL, 100, 0);
	error = drained(ends[0], length, detail);
	close(ends[0]);
	close(ends[1]);
	return error;
}

static int op_held_io_uring(char **a, char *detail)
{
	return read_by_io_uring(atoi(a[0]), detail, DETAIL_BYTES - 1);
}

static int op_held_list(char **a, char *detail)
{
	char entries[4096];

	(void)detail;
	lseek(atoi(a[0]), 0, SEEK_SET);
	return ended(syscall(SYS_getdents64, atoi(a[0]), entries, sizeof(entries)));
}

/* held-allocate NUMBER: room behind its end. */
static int op_held_allocate(char **a, char *detail)
{
	(void)detail;
	return ended(fallocate(atoi(a[0]), 0, 0, 65536));
}

/* duplicate NUMBER: the detail is another one for the same file. */
static int op_duplicate(char **a, char *detail)
{
	int file = dup(atoi(a[0]));

	if (file < 0)
		return errno;
	sprintf(detail, "%d", file);
	return 0;
}

/* keep-many COUNT PATH: opens it so often, and keeps all. close-many FROM COUNT closes them. */
static int op_keep_many(char **a, char *detail)
{
	int count = atoi(a[0]), at, file = -1;

	for (at = 0; at < count; at++) {
		file = open(a[1], O_RDONLY);
		if (file < 0)
			return errno;
		if (at == 0)
			sprintf(detail, "%d", file);
	}
	return 0;
}

static int op_close_many(char **a, char *detail)
{
	unsigned int from = atoi(a[0]);

	(void)detail;
	return ended(syscall(SYS_close_range, from, from + atoi(a[1]) - 1, 0));
}

static int op_held_openat(char **a, char *detail)
{
	int file = openat(atoi(a[0]), a[1], O_RDONLY | O_CLOEXEC), error;

	if (file < 0)
		return errno;
	error = read_of(file, detail);
	close(file);
	return error;
}

static int op_close(char **a, char *detail)
{
	(void)detail;
	return ended(close(atoi(a[0])));
}

static struct sockaddr_un unix_address_of(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
	return address;
}

/* listen SOCKET: the detail is its number, as of what is held. */
static int op_listen_at(char **a, char *detail)
{
	struct sockaddr_un address = unix_address_of(a[0]);
	int end = socket(AF_UNIX, SOCK_DGRAM, 0);

	if (end < 0 || bind(end, (void *)&address, sizeof(address)))
		return errno;
	sprintf(detail, "%d", end);
	return 0;
}

struct parcel {
	struct msghdr head;
	struct iovec body;
	char byte, room[CMSG_SPACE(sizeof(int))];
};

static struct msghdr *pack(struct parcel *parcel)
{
	parcel->body.iov_base = &parcel->byte;
	parcel->body.iov_len = 1;
	parcel->head.msg_iov = &parcel->body;
	parcel->head.msg_iovlen = 1;
	parcel->head.msg_control = parcel->room;
	parcel->head.msg_controllen = sizeof(parcel->room);
	return &parcel->head;
}

/* send SOCKET PATH FLAGS */
static int op_send(char **a, char *detail)
{
	struct sockaddr_un address = unix_address_of(a[0]);
	int file = open(a[1], strtol(a[2], NULL, 0) | O_CLOEXEC), error;
	int end = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	struct parcel parcel = {};
	struct cmsghdr *control;

	(void)detail;
	if (file < 0 || end < 0)
		return errno;
	pack(&parcel);
	parcel.head.msg_name = &address;
	parcel.head.msg_namelen = sizeof(address);
	control = CMSG_FIRSTHDR(&parcel.head);
	control->cmsg_level = SOL_SOCKET;
	control->cmsg_type = SCM_RIGHTS;
	control->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(control), &file, sizeof(int));
	error = ended(sendmsg(end, &parcel.head, 0));
	close(file);
	close(end);
	return error;
}

/* receive NUMBER: a descriptor that the kernel keeps back is missing, no more (MSG_CTRUNC). */
static int op_receive(char **a, char *detail)
{
	struct parcel parcel = {};
	struct cmsghdr *control;
	int file, error;

	if (recvmsg(atoi(a[0]), pack(&parcel), MSG_DONTWAIT) < 0)
		return errno;
	control = CMSG_FIRSTHDR(&parcel.head);
	if (!control)
		return parcel.head.msg_flags & MSG_CTRUNC ? EACCES : ENOMSG;
	memcpy(&file, CMSG_DATA(control), sizeof(int));
	error = read_of(file, detail);
	close(file);
	return error;
}

/* fetch NUMBER: the parent's descriptor. */
static int op_fetch(char **a, char *detail)
{
	int parent = syscall(SYS_pidfd_open, getppid(), 0), file, error;

	if (parent < 0)
		return errno;
	file = syscall(SYS_pidfd_getfd, parent, atoi(a[0]), 0);
	error = file < 0 ? errno : read_of(file, detail);
	close(file);
	close(parent);
	return error;
}

const struct operation DESCRIPTOR_OPERATIONS[] = { { "keep-open", 2, op_keep_open },
						   { "held-read", 1, op_held_read },
						   { "held-append", 1, op_held_append },
						   { "held-truncate", 1, op_held_truncate },
						   { "held-map", 2, op_held_map },
						   { "held-pass", 2, op_held_pass },
						   { "held-io-uring", 1, op_held_io_uring },
						   { "held-list", 1, op_held_list },
						   { "held-allocate", 1, op_held_allocate },
						   { "duplicate", 1, op_duplicate },
						   { "keep-many", 2, op_keep_many },
						   { "close-many", 2, op_close_many },
						   { "held-openat", 2, op_held_openat },
						   { "close", 1, op_close },
						   { "listen-at", 1, op_listen_at },
						   { "send", 3, op_send },
						   { "receive", 1, op_receive },
						   { "fetch", 1, op_fetch },
						   {} };
