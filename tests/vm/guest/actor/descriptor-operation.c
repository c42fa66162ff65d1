// SPDX-License-Identifier: Apache-2.0
/* Files that are open already, or that come as descriptors. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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

static int op_held_map(char **a, char *detail)
{
	int write = strcmp(a[1], "write") == 0, flags = write ? MAP_SHARED : MAP_PRIVATE;
	int protection = PROT_READ | (write ? PROT_WRITE : PROT_EXEC);
	char *map = mmap(NULL, 4096, protection, flags, atoi(a[0]), 0);

	(void)detail;
	if (map == MAP_FAILED)
		return errno;
	if (write)
		map[0] = 'w';
	munmap(map, 4096);
	return 0;
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
						   { "held-openat", 2, op_held_openat },
						   { "close", 1, op_close },
						   { "listen-at", 1, op_listen_at },
						   { "send", 3, op_send },
						   { "receive", 1, op_receive },
						   { "fetch", 1, op_fetch },
						   {} };
