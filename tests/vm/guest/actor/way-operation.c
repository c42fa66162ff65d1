// SPDX-License-Identifier: Apache-2.0
/* Ways to a file that do not lead along its path, and other places to stand at. */
#include <fcntl.h>
#include <grp.h>
#include <linux/mount.h>
#include <pthread.h>
#include <sched.h>
#include <sys/types.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "actor.h"

static int finish(int file, char *detail)
{
	ssize_t length;

	if (file < 0)
		return errno;
	length = read(file, detail, DETAIL_BYTES - 1);
	detail[length > 0 ? length : 0] = '\0';
	detail[strcspn(detail, "\t\n")] = '\0';
	close(file);
	return 0;
}

/* by-handle FOLDER PATH: the folder says on which mount. */
static int op_by_handle(char **a, char *detail)
{
	union {
		struct file_handle handle;
		char room[sizeof(struct file_handle) + MAX_HANDLE_SZ];
	} at = { .handle.handle_bytes = MAX_HANDLE_SZ };
	int folder = open(a[0], O_RDONLY | O_DIRECTORY | O_CLOEXEC), mount, error;

	if (folder < 0 || name_to_handle_at(AT_FDCWD, a[1], &at.handle, &mount, 0))
		return errno;
	error = finish(open_by_handle_at(folder, &at.handle, O_RDONLY | O_CLOEXEC), detail);
	close(folder);
	return error;
}

/* tree-read FOLDER NAME: through a copy of the mount that is attached nowhere. */
static int op_tree_read(char **a, char *detail)
{
	int tree = syscall(SYS_open_tree, AT_FDCWD, a[0], OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC);
	int error;

	if (tree < 0)
		return errno;
	error = finish(openat(tree, a[1], O_RDONLY | O_CLOEXEC), detail);
	close(tree);
	return error;
}

/* A file system of one's own that is attached nowhere. */
static int op_detached_create(char **a, char *detail)
{
	int context = syscall(SYS_fsopen, a[0], 0), mount, error;

	if (context < 0 || syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0))
		return errno;
	mount = syscall(SYS_fsmount, context, 0, 0);
	if (mount < 0)
		return errno;
	error = finish(openat(mount, "new", O_CREAT | O_RDWR | O_CLOEXEC, 0644), detail);
	close(mount);
	close(context);
	return error;
}

/* overlay-mount LOWER LOWEST TARGET */
static int op_overlay_mount(char **a, char *detail)
{
	char options[DETAIL_BYTES];

	(void)detail;
	snprintf(options, sizeof(options), "lowerdir=%s:%s", a[0], a[1]);
	return ended(mount("overlay", a[2], "overlay", 0, options));
}

static int op_join(char **a, char *detail)
{
	int space = open(a[0], O_RDONLY | O_CLOEXEC), error;

	(void)detail;
	error = space < 0 ? errno : ended(setns(space, 0));
	close(space);
	return error;
}

static int op_as_user(char **a, char *detail)
{
	int id = atoi(a[0]);

	(void)detail;
	return ended(setgroups(0, NULL) | setresgid(id, id, id) | setresuid(id, id, id));
}

static int op_rename_process(char **a, char *detail)
{
	(void)detail;
	return ended(prctl(PR_SET_NAME, a[0]));
}

struct flip {
	char path[256];
	const char *free, *wanted;
	int finished;
};

static void *keep_flipping(void *argument)
{
	struct flip *flip = argument;
	int odd = 0;

	while (!__atomic_load_n(&flip->finished, __ATOMIC_RELAXED)) {
		strcpy(flip->path, odd ? flip->free : flip->wanted);
		odd = !odd;
	}
	return NULL;
}

/* flipped FREE WANTED ROUNDS: the path's text changes while the kernel reads it. Let through is
 * only what showed the wanted file's contents, which begin as the third argument says. */
static int op_flipped(char **a, char *detail)
{
	struct flip flip = { .free = a[0], .wanted = a[1] };
	long round, refused = 0;
	int error = EACCES;
	pthread_t other;

	strcpy(flip.path, a[0]);
	if (pthread_create(&other, NULL, keep_flipping, &flip))
		return errno;
	for (round = 0; round < 2000 && error; round++) {
		char text[DETAIL_BYTES] = {};

		if (finish(open(flip.path, O_RDONLY | O_CLOEXEC), text))
			refused++;
		else if (strncmp(text, a[2], strlen(a[2])) == 0)
			error = 0;
	}
	__atomic_store_n(&flip.finished, 1, __ATOMIC_RELAXED);
	pthread_join(other, NULL);
	sprintf(detail, "%ld refused of %ld", refused, round);
	return error;
}

const struct operation WAY_OPERATIONS[] = { { "by-handle", 2, op_by_handle },
					    { "tree-read", 2, op_tree_read },
					    { "detached-create", 1, op_detached_create },
					    { "overlay-mount", 3, op_overlay_mount },
					    { "join", 1, op_join },
					    { "as-user", 1, op_as_user },
					    { "rename-process", 1, op_rename_process },
					    { "flipped", 3, op_flipped },
					    {} };
