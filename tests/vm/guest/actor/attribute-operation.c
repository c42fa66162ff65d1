// SPDX-License-Identifier: Apache-2.0
/* What is written about a file beside its contents. */
#include <fcntl.h>
#include <linux/fs.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "actor.h"

#define ATTRIBUTE "trusted.test"
#define ACCESS_LIST "system.posix_acl_access"

static int op_setxattr(char **a, char *detail)
{
	(void)detail;
	return ended(setxattr(a[0], ATTRIBUTE, "value", 5, 0));
}

static int op_removexattr(char **a, char *detail)
{
	(void)detail;
	return ended(removexattr(a[0], ATTRIBUTE));
}

/* What is there, which nobody is refused to see. */
static int op_attributes(char **a, char *detail)
{
	char value[DETAIL_BYTES / 2] = {};
	struct stat status;

	if (getxattr(a[0], ATTRIBUTE, value, sizeof(value) - 1) < 0)
		strcpy(value, "none");
	if (lstat(a[0], &status))
		return errno;
	sprintf(detail, "%s %o %lld", value, status.st_mode, (long long)status.st_mtime);
	return 0;
}

/* Version 2: owner, one named user, group, mask, others. */
static int op_set_acl(char **a, char *detail)
{
	struct {
		uint16_t tag, permission;
		uint32_t id;
	} entries[] = { { 1, 6, -1 }, { 2, 7, 1000 }, { 4, 4, -1 }, { 16, 7, -1 }, { 32, 4, -1 } };
	char list[4 + sizeof(entries)] = { 2 };

	(void)detail;
	memcpy(list + 4, entries, sizeof(entries));
	return ended(setxattr(a[0], ACCESS_LIST, list, sizeof(list), 0));
}

static int op_remove_acl(char **a, char *detail)
{
	(void)detail;
	return ended(removexattr(a[0], ACCESS_LIST));
}

static int op_back_date(char **a, char *detail)
{
	struct timespec times[] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };

	(void)detail;
	return ended(utimensat(AT_FDCWD, a[0], times, 0));
}

static int op_touch(char **a, char *detail)
{
	(void)detail;
	return ended(utimensat(AT_FDCWD, a[0], NULL, 0));
}

/* Both need the file open for reading alone. */
static int op_set_flags(char **a, char *detail)
{
	int file = open(a[0], O_RDONLY | O_CLOEXEC), error, flags = FS_NODUMP_FL;

	if (file < 0)
		return errno;
	error = ended(ioctl(file, FS_IOC_SETFLAGS, &flags));
	flags = 0;
	ioctl(file, FS_IOC_GETFLAGS, &flags);
	sprintf(detail, "%s", flags & FS_NODUMP_FL ? "set" : "unset");
	close(file);
	return error;
}

static int op_set_project(char **a, char *detail)
{
	int file = open(a[0], O_RDONLY | O_CLOEXEC), error;
	struct fsxattr attributes = { .fsx_xflags = FS_XFLAG_NODUMP };

	(void)detail;
	if (file < 0)
		return errno;
	error = ended(ioctl(file, FS_IOC_FSSETXATTR, &attributes));
	close(file);
	return error;
}

const struct operation ATTRIBUTE_OPERATIONS[] = { { "setxattr", 1, op_setxattr },
						  { "removexattr", 1, op_removexattr },
						  { "attributes", 1, op_attributes },
						  { "set-acl", 1, op_set_acl },
						  { "remove-acl", 1, op_remove_acl },
						  { "back-date", 1, op_back_date },
						  { "touch", 1, op_touch },
						  { "set-flags", 1, op_set_flags },
						  { "set-project", 1, op_set_project },
						  {} };
