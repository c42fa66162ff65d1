// SPDX-License-Identifier: Apache-2.0
/* What a process asks of the kernel beyond files and connections; run in children, as it sticks. */
#include <fcntl.h>
#include <grp.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/mount.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

static int op_mount(char **a, char *detail)
{
	(void)detail;
	return ended(mount("none", a[0], "tmpfs", 0, NULL));
}

static int op_bind(char **a, char *detail)
{
	(void)detail;
	return ended(mount(a[0], a[1], NULL, MS_BIND, NULL));
}

static int op_move_mount(char **a, char *detail)
{
	int tree = syscall(SYS_open_tree, AT_FDCWD, a[0], OPEN_TREE_CLONE | AT_RECURSIVE);

	(void)detail;
	if (tree < 0)
		return errno;
	return ended(syscall(SYS_move_mount, tree, "", AT_FDCWD, a[1], MOVE_MOUNT_F_EMPTY_PATH));
}

static int op_umount(char **a, char *detail)
{
	(void)detail;
	return ended(umount2(a[0], MNT_DETACH));
}

/* In the mount namespace of the first process. */
static int op_umount_of_host(char **a, char *detail)
{
	int host = open("/proc/1/ns/mnt", O_RDONLY | O_CLOEXEC);

	if (host < 0 || setns(host, CLONE_NEWNS))
		return errno;
	return op_umount(a, detail);
}

static int op_bpf(char **a, char *detail)
{
	union bpf_attr attributes = {
		.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
	};

	(void)a;
	(void)detail;
	return ended(syscall(SYS_bpf, BPF_MAP_CREATE, &attributes, sizeof(attributes)));
}

/* No module at all, so where it is let through the kernel says that (ENOEXEC). */
static int op_init_module(char **a, char *detail)
{
	static const char nonsense[4096] = "no module";

	(void)a;
	(void)detail;
	return ended(syscall(SYS_init_module, nonsense, sizeof(nonsense), ""));
}

static int op_finit_module(char **a, char *detail)
{
	int file = open(a[0], O_RDONLY | O_CLOEXEC);

	(void)detail;
	return file < 0 ? errno : ended(syscall(SYS_finit_module, file, "", 0));
}

static int op_userns(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(unshare(CLONE_NEWUSER));
}

/* Executes a set-user-ID program as somebody else. */
static int op_setuid(char **a, char *detail)
{
	int error = 0, status, ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		char *argv[] = { a[0], NULL }, *envp[] = { NULL };

		if (!setgroups(0, NULL) && !setresgid(1000, 1000, 1000) &&
		    !setresuid(1000, 1000, 1000))
			execve(a[0], argv, envp);
		error = errno;
		_exit(write(ends[1], &error, sizeof(error)) != sizeof(error));
	}
	close(ends[1]);
	if (read(ends[0], &error, sizeof(error)) <= 0)
		error = 0;
	close(ends[0]);
	waitpid(child, &status, 0);
	sprintf(detail, "%d", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	return error;
}

static int op_signal(char **a, char *detail)
{
	(void)detail;
	return ended(kill(atoi(a[0]), atoi(a[1])));
}

static int op_signal_child(char **a, char *detail)
{
	pid_t child = fork();
	int error, status;

	(void)a;
	if (child == 0)
		for (;;)
			pause();
	error = ended(kill(child, SIGKILL));
	if (error)
		kill(child, SIGCONT);
	else
		waitpid(child, &status, 0);
	sprintf(detail, "%d", error);
	return error;
}

static int op_io_uring_setup(char **a, char *detail)
{
	struct io_uring_params parameters = {};

	(void)a;
	(void)detail;
	return ended(syscall(SYS_io_uring_setup, 1, &parameters));
}

static int op_io_uring_borrow(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return borrow_by_io_uring();
}

const struct operation PRIVILEGE_OPERATIONS[] = { { "mount", 1, op_mount },
						  { "bind-mount", 2, op_bind },
						  { "move-mount", 2, op_move_mount },
						  { "umount", 1, op_umount },
						  { "umount-of-host", 1, op_umount_of_host },
						  { "bpf", 0, op_bpf },
						  { "init-module", 0, op_init_module },
						  { "finit-module", 1, op_finit_module },
						  { "userns", 0, op_userns },
						  { "setuid", 1, op_setuid },
						  { "signal", 2, op_signal },
						  { "signal-child", 0, op_signal_child },
						  { "io-uring-setup", 0, op_io_uring_setup },
						  { "io-uring-borrow", 0, op_io_uring_borrow },
						  {} };
