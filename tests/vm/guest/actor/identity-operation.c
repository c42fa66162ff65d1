// SPDX-License-Identifier: Apache-2.0
/* A program, executed as somebody in particular. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

static int take_terminal(char *name)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave;

	if (master < 0 || grantpt(master) || unlockpt(master) || setsid() < 0)
		return -1;
	if (ptsname_r(master, name, DETAIL_BYTES / 2))
		return -1;
	slave = open(name, O_RDWR);
	return slave < 0 ? -1 : ioctl(slave, TIOCSCTTY, 0);
}

static int log_in(const char *user)
{
	int fd = open("/proc/self/loginuid", O_WRONLY | O_CLOEXEC);
	int length = strlen(user);

	return fd >= 0 && write(fd, user, length) == length ? 0 : -1;
}

/* exec-as UID EUID GID LOGIN PATH: at a terminal of its own. The detail: that terminal's path, and
 * how the program ended. */
static int op_exec_as(char **a, char *detail)
{
	char *argv[] = { a[4], "one", "two words", NULL }, *envp[] = { NULL };
	char terminal[DETAIL_BYTES / 2] = "";
	int ends[2], status = 0, error = 0;
	ssize_t length;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		if (take_terminal(terminal) || log_in(a[3]) ||
		    setresgid(atoi(a[2]), atoi(a[2]), atoi(a[2])) ||
		    setresuid(atoi(a[0]), atoi(a[1]), atoi(a[1])))
			_exit(126);
		if (write(ends[1], terminal, strlen(terminal)) < 0)
			_exit(126);
		execve(a[4], argv, envp);
		_exit(127);
	}
	close(ends[1]);
	length = read(ends[0], terminal, sizeof(terminal) - 1);
	terminal[length > 0 ? length : 0] = '\0';
	close(ends[0]);
	if (child < 0 || waitpid(child, &status, 0) != child || length <= 0)
		error = EIO;
	sprintf(detail, "%s %d", terminal, WEXITSTATUS(status));
	return error;
}

const struct operation IDENTITY_OPERATIONS[] = { { "exec-as", 5, op_exec_as }, {} };
