// SPDX-License-Identifier: Apache-2.0
/* Programs, tracing, and where a process stands. */
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

/* The program's own end does not count, but in the detail: that it was started does. */
typedef int execute(const char *path, char **argv);

static int execute_with(execute *way, const char *path, char **argv, char *detail)
{
	int error = 0, status = 0, ends[2];
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 1);
		dup2(null, 2);
		error = way(path, argv);
		_exit(write(ends[1], &error, sizeof(error)) != sizeof(error));
	}
	close(ends[1]);
	if (read(ends[0], &error, sizeof(error)) <= 0)
		error = 0;
	close(ends[0]);
	waitpid(child, &status, 0);
	if (WIFSIGNALED(status))
		sprintf(detail, "killed by %d", WTERMSIG(status));
	else
		sprintf(detail, "%d", WEXITSTATUS(status));
	return error;
}

static int execute_here(const char *path, char **argv)
{
	char *envp[] = { NULL };

	execve(path, argv, envp);
	return errno;
}

/* exec PROGRAM ARGUMENTS... */
static int op_exec(char **a, char *detail)
{
	return execute_with(execute_here, a[0], a, detail);
}

static void *execute_in_thread(void *argv)
{
	_exit(execute_here(*(char **)argv, argv));
}

static int execute_by_thread(const char *path, char **argv)
{
	pthread_t thread;

	(void)path;
	if (pthread_create(&thread, NULL, execute_in_thread, argv))
		return errno;
	for (;;)
		pause();
}

/* thread-exec PROGRAM ARGUMENTS... */
static int op_thread_exec(char **a, char *detail)
{
	return execute_with(execute_by_thread, a[0], a, detail);
}

/* As the first process of a namespace, which ignores most signals. */
static int execute_by_init(const char *path, char **argv)
{
	int status = 0;
	pid_t first;

	if (unshare(CLONE_NEWPID))
		return errno;
	first = fork();
	if (first == 0)
		_exit(execute_here(path, argv));
	waitpid(first, &status, 0);
	if (WIFSIGNALED(status))
		kill(getpid(), WTERMSIG(status));
	_exit(WEXITSTATUS(status));
}

/* init-exec PROGRAM ARGUMENTS... */
static int op_init_exec(char **a, char *detail)
{
	return execute_with(execute_by_init, a[0], a, detail);
}

static int execute_second(const char *path, char **argv)
{
	char *first[] = { argv[-1], "given", NULL };

	execute_here(argv[-1], first);
	return execute_here(path, argv);
}

/* exec-after FAILS PROGRAM ARGUMENTS...: with an argument, a program that cannot be executed. */
static int op_exec_after(char **a, char *detail)
{
	return execute_with(execute_second, a[1], a + 1, detail);
}

#define MANY 20000
#define LONG_NAME 100000

/* exec-odd HOW PROGRAM ARGUMENT: what no shell would give. */
static int op_exec_odd(char **a, char *detail)
{
	static char long_name[LONG_NAME], longer[1024];
	static char *argv[MANY + 1];
	int i;

	memset(argv, 0, sizeof(argv));
	argv[0] = a[1];
	argv[1] = a[2];
	if (!strcmp(a[0], "empty")) {
		argv[1] = "";
	} else if (!strcmp(a[0], "nothing")) {
		argv[0] = NULL;
	} else if (!strcmp(a[0], "many")) {
		for (i = 1; i < MANY; i++)
			argv[i] = a[2];
	} else if (!strcmp(a[0], "long-name")) {
		memset(long_name, 'n', LONG_NAME - 1);
		argv[0] = long_name;
	} else if (!strcmp(a[0], "longer")) {
		/* begins as what is allowed, and goes on behind what is read at once */
		memset(longer, 'a', sizeof(longer) - 1);
		argv[1] = longer;
	} else {
		return EINVAL;
	}
	return execute_with(execute_here, a[1], argv, detail);
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

/* pivot PATH: it becomes the root, and nothing shows the old one any more */
static int op_pivot(char **a, char *detail)
{
	(void)detail;
	return ended(chdir(a[0]) || syscall(SYS_pivot_root, ".", ".") || umount2(".", MNT_DETACH) ||
				     chdir("/") ?
			     -1 :
			     0);
}

static int op_chdir(char **a, char *detail)
{
	(void)detail;
	return ended(chdir(a[0]));
}

const struct operation PROCESS_OPERATIONS[] = { { "exec", 1, op_exec },
						{ "exec-odd", 3, op_exec_odd },
						{ "exec-after", 2, op_exec_after },
						{ "thread-exec", 1, op_thread_exec },
						{ "init-exec", 1, op_init_exec },
						{ "attach", 0, op_attach },
						{ "attach-to", 1, op_attach_to },
						{ "traceme", 0, op_traceme },
						{ "unshare", 0, op_unshare },
						{ "enter", 3, op_enter },
						{ "chroot", 1, op_chroot },
						{ "pivot", 1, op_pivot },
						{ "chdir", 1, op_chdir },
						{} };
