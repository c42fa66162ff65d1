// SPDX-License-Identifier: Apache-2.0
/* Programs, tracing, and where a process stands. */
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

/* The program's own end does not count: that it was started does. */
static int op_exec(char **a, char *detail)
{
	char *argv[] = { a[0], NULL }, *envp[] = { NULL };
	int error = 0, status = 0, ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 1);
		dup2(null, 2);
		execve(a[0], argv, envp);
		error = errno;
		_exit(write(ends[1], &error, sizeof(error)) != sizeof(error));
	}
	close(ends[1]);
	if (read(ends[0], &error, sizeof(error)) <= 0)
		error = 0;
	close(ends[0]);
	waitpid(child, &status, 0);
	sprintf(detail, "%d", WEXITSTATUS(status));
	return error;
}

static pid_t tracer_of(pid_t pid)
{
	char path[64], line[256];
	pid_t tracer = -1;
	FILE *file;

	sprintf(path, "/proc/%d/status", pid);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		sscanf(line, "TracerPid: %d", &tracer);
	if (file)
		fclose(file);
	return tracer;
}

/* The detail says whether the other process had a tracer afterwards. */
static int op_attach(char **a, char *detail)
{
	int error, status;
	pid_t other = fork();

	(void)a;
	if (other == 0)
		for (;;)
			pause();
	error = ended(ptrace(PTRACE_ATTACH, other, NULL, NULL));
	strcpy(detail, tracer_of(other) == getpid() ? "traced" : "untraced");
	if (!error) {
		waitpid(other, &status, __WALL);
		ptrace(PTRACE_DETACH, other, NULL, NULL);
	}
	kill(other, SIGKILL);
	waitpid(other, &status, 0);
	return error;
}

static int op_attach_to(char **a, char *detail)
{
	pid_t other = atoi(a[0]);
	int error = ended(ptrace(PTRACE_SEIZE, other, NULL, NULL));

	(void)detail;
	if (!error)
		ptrace(PTRACE_DETACH, other, NULL, NULL);
	return error;
}

static int op_traceme(char **a, char *detail)
{
	pid_t tracer;
	int error;

	(void)a;
	error = ended(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
	tracer = tracer_of(getpid());
	strcpy(detail, tracer > 0 ? "traced" : "untraced");
	return error;
}

static int op_unshare(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(unshare(CLONE_NEWNS));
}

/* enter CGROUP PID FILE: as a runtime that begins its child in the container's cgroup. The detail:
 * what opening FILE came to before the child was in the container's mount namespace, and how
 * `cat FILE` ended that it executed there. */
static int op_enter(char **a, char *detail)
{
	int cgroup = open(a[0], O_PATH | O_DIRECTORY | O_CLOEXEC), status, file;
	struct clone_args arguments = { .flags = CLONE_INTO_CGROUP,
					.exit_signal = SIGCHLD,
					.cgroup = cgroup };
	int ends[2], error = 0;
	char path[64];
	pid_t child;

	if (cgroup < 0 || pipe2(ends, O_CLOEXEC))
		return errno;
	child = syscall(SYS_clone3, &arguments, sizeof(arguments));
	if (child == 0) {
		char *argv[] = { "cat", a[2], NULL }, *envp[] = { NULL };
		int space;

		error = ended(open(a[2], O_RDONLY));
		if (write(ends[1], &error, sizeof(error)) != sizeof(error))
			_exit(125);
		sprintf(path, "/proc/%s/ns/mnt", a[1]);
		space = open(path, O_RDONLY | O_CLOEXEC);
		file = open("/dev/null", O_RDWR);
		dup2(file, 1);
		dup2(file, 2);
		if (space < 0 || setns(space, CLONE_NEWNS))
			_exit(126);
		execve("/bin/cat", argv, envp);
		_exit(127);
	}
	close(cgroup);
	close(ends[1]);
	if (child < 0)
		return errno;
	if (read(ends[0], &error, sizeof(error)) != sizeof(error))
		error = -1;
	close(ends[0]);
	waitpid(child, &status, 0);
	sprintf(detail, "%d %d", error, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	return 0;
}

static int op_chroot(char **a, char *detail)
{
	(void)detail;
	return ended(chroot(a[0]));
}

static int op_chdir(char **a, char *detail)
{
	(void)detail;
	return ended(chdir(a[0]));
}

const struct operation PROCESS_OPERATIONS[] = { { "exec", 1, op_exec },
						{ "attach", 0, op_attach },
						{ "attach-to", 1, op_attach_to },
						{ "traceme", 0, op_traceme },
						{ "unshare", 0, op_unshare },
						{ "enter", 3, op_enter },
						{ "chroot", 1, op_chroot },
						{ "chdir", 1, op_chdir },
						{} };
