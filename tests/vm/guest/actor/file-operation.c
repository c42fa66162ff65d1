// SPDX-License-Identifier: Apache-2.0
/* What can be done to files, each one system call that policy speaks of. */
#include <dirent.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "actor.h"

static int open_and(const char *path, int flags, char *detail)
{
	int fd = open(path, flags | O_CLOEXEC, 0644);
	ssize_t length;

	if (fd < 0)
		return errno;
	if ((flags & O_ACCMODE) != O_WRONLY && !(flags & O_DIRECTORY)) {
		length = read(fd, detail, DETAIL_BYTES - 1);
		detail[length > 0 ? length : 0] = '\0';
		detail[strcspn(detail, "\t\n")] = '\0';
	} else if ((flags & O_ACCMODE) != O_RDONLY) {
		if (write(fd, "written\n", 8) != 8)
			strcpy(detail, "nothing could be written");
	}
	close(fd);
	return 0;
}

static int op_read(char **a, char *detail)
{
	return open_and(a[0], O_RDONLY, detail);
}

/* As read, of a path whose bytes are given in hex: names hold what no line of text does. */
static int op_read_hex(char **a, char *detail)
{
	char path[4096];
	size_t length = 0;
	unsigned int byte;

	while (length < sizeof(path) - 1 && sscanf(a[0] + 2 * length, "%2x", &byte) == 1)
		path[length++] = byte;
	path[length] = '\0';
	return open_and(path, O_RDONLY, detail);
}

static int op_append(char **a, char *detail)
{
	return open_and(a[0], O_WRONLY | O_APPEND, detail);
}

static int op_read_write(char **a, char *detail)
{
	return open_and(a[0], O_RDWR, detail);
}

static int op_overwrite(char **a, char *detail)
{
	return open_and(a[0], O_WRONLY | O_TRUNC, detail);
}

static int op_create(char **a, char *detail)
{
	return open_and(a[0], O_CREAT | O_EXCL | O_WRONLY, detail);
}

/* DIR COUNT: creates so many files there; the detail is how many there were. */
static int op_create_many(char **a, char *detail)
{
	long number, count = atol(a[1]);
	char path[256];

	for (number = 0; number < count; number++) {
		int fd;

		snprintf(path, sizeof(path), "%s/%ld", a[0], number);
		fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
		if (fd < 0)
			return errno;
		close(fd);
	}
	sprintf(detail, "%ld", number);
	return 0;
}

/* DIR FIRST COUNT: tries to create so many; the detail is how many were refused. */
static int op_refuse_many(char **a, char *detail)
{
	long number, refused = 0, first = atol(a[1]), count = atol(a[2]);
	char path[256];

	for (number = first; number < first + count; number++) {
		int fd;

		snprintf(path, sizeof(path), "%s/many-%ld", a[0], number);
		fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
		if (fd < 0 && errno == EACCES)
			refused++;
		if (fd >= 0)
			close(fd);
	}
	sprintf(detail, "%ld", refused);
	return 0;
}

static int op_temporary(char **a, char *detail)
{
	return open_and(a[0], O_TMPFILE | O_WRONLY, detail);
}

static int op_list(char **a, char *detail)
{
	DIR *directory = opendir(a[0]);
	struct dirent *entry;
	int count = 0;

	if (!directory)
		return errno;
	while ((entry = readdir(directory)))
		count++;
	closedir(directory);
	sprintf(detail, "%d", count);
	return 0;
}

/* Opened as a place only, then again through its descriptor. */
static int op_reopen(char **a, char *detail)
{
	char again[64];
	int error, place = open(a[0], O_PATH | O_CLOEXEC);

	if (place < 0)
		return errno;
	sprintf(again, "/proc/self/fd/%d", place);
	error = open_and(again, O_RDONLY, detail);
	close(place);
	return error;
}

static int op_io_uring(char **a, char *detail)
{
	(void)detail;
	return open_by_io_uring(a[0], 0, 0);
}

static int op_io_uring_newer(char **a, char *detail)
{
	(void)detail;
	return open_by_io_uring(a[0], 0, 1);
}

static int op_io_uring_polled(char **a, char *detail)
{
	(void)detail;
	return open_by_io_uring(a[0], IORING_SETUP_SQPOLL, 0);
}

static int op_unlink(char **a, char *detail)
{
	(void)detail;
	return ended(unlink(a[0]));
}

static int op_rename(char **a, char *detail)
{
	(void)detail;
	return ended(rename(a[0], a[1]));
}

static int op_link(char **a, char *detail)
{
	(void)detail;
	return ended(link(a[0], a[1]));
}

static int op_symlink(char **a, char *detail)
{
	(void)detail;
	return ended(symlink(a[0], a[1]));
}

static int op_mkdir(char **a, char *detail)
{
	(void)detail;
	return ended(mkdir(a[0], 0755));
}

static int op_rmdir(char **a, char *detail)
{
	(void)detail;
	return ended(rmdir(a[0]));
}

static int op_chmod(char **a, char *detail)
{
	(void)detail;
	return ended(chmod(a[0], 0600));
}

static int op_chown(char **a, char *detail)
{
	(void)detail;
	return ended(chown(a[0], 7, 7));
}

static int op_truncate(char **a, char *detail)
{
	(void)detail;
	return ended(truncate(a[0], 0));
}

static int op_fifo(char **a, char *detail)
{
	(void)detail;
	return ended(mkfifo(a[0], 0644));
}

static int op_exchange(char **a, char *detail)
{
	(void)detail;
	return ended(syscall(SYS_renameat2, AT_FDCWD, a[0], AT_FDCWD, a[1], 2 /* EXCHANGE */));
}

const struct operation FILE_OPERATIONS[] = { { "read", 1, op_read },
					     { "read-hex", 1, op_read_hex },
					     { "append", 1, op_append },
					     { "read-write", 1, op_read_write },
					     { "overwrite", 1, op_overwrite },
					     { "create", 1, op_create },
					     { "create-many", 2, op_create_many },
					     { "refuse-many", 3, op_refuse_many },
					     { "temporary", 1, op_temporary },
					     { "list", 1, op_list },
					     { "reopen", 1, op_reopen },
					     { "io-uring", 1, op_io_uring },
					     { "io-uring-newer", 1, op_io_uring_newer },
					     { "io-uring-polled", 1, op_io_uring_polled },
					     { "unlink", 1, op_unlink },
					     { "rename", 2, op_rename },
					     { "exchange", 2, op_exchange },
					     { "link", 2, op_link },
					     { "symlink", 2, op_symlink },
					     { "mkdir", 1, op_mkdir },
					     { "rmdir", 1, op_rmdir },
					     { "chmod", 1, op_chmod },
					     { "chown", 1, op_chown },
					     { "truncate", 1, op_truncate },
					     { "fifo", 1, op_fifo },
					     {} };
