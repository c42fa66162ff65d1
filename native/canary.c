/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The canary: a child enters a cgroup whose workload is refused everything, tries, and tells the
 * errors it got. A tier of enforcement is claimed only on this evidence.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "value.h"

/* Errors by operation; 0 is "was let through". */
struct attempts {
	int32_t enter;
	int32_t open;
	int32_t create;
	int32_t ptrace;
	int32_t connect;
	int32_t execute;
	int32_t socket;
};

static int32_t attempt_open(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int32_t attempt_connect(uint16_t port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int32_t error = 0;

	if (fd < 0)
		return errno;
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)))
		error = errno;
	close(fd);
	return error;
}

/* In a child of its own: one that asked to be traced, and was let, would stop at its exec for a
 * tracer that never comes. */
static int32_t attempt_exec(const char *program)
{
	char *argv[] = { (char *)program, NULL }, *envp[] = { NULL };
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		execve(program, argv, envp);
		_exit(errno);
	}
	if (child < 0)
		return errno;
	return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

static int32_t attempt_socket(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

/* Only calls that are safe between fork and exec in a process with threads. */
static void try_all(int cgroup, const char *file, const char *made, const char *program,
		    uint16_t port, int report)
{
	struct attempts got = {};

	got.enter = write(cgroup, "0", 1) == 1 ? 0 : errno;
	if (!got.enter) {
		got.open = attempt_open(file, O_RDONLY);
		got.create = attempt_open(made, O_WRONLY | O_CREAT | O_EXCL);
		got.connect = attempt_connect(port);
		got.execute = attempt_exec(program);
		got.socket = attempt_socket();
		got.ptrace = ptrace(PTRACE_TRACEME, 0, NULL, NULL) ? errno : 0;
	}
	_exit(write(report, &got, sizeof(got)) == sizeof(got) ? 0 : 2);
}

/* (cgroup.procs, file, new file, program, port) -> [enter, open, create, ptrace, connect, execute,
 * socket].
 * Empty when the child died of something else. */
static napi_value run_canary(napi_env env, napi_callback_info info)
{
	char procs[PATH_TEXT], file[PATH_TEXT], made[PATH_TEXT], program[PATH_TEXT];
	napi_value arguments[MAX_ARGUMENTS], list = NULL;
	struct attempts got = {};
	int cgroup, report[2], status = 0;
	bool known = false;
	pid_t child;

	read_arguments(env, info, arguments);
	read_text(env, arguments[0], procs, sizeof(procs));
	read_text(env, arguments[1], file, sizeof(file));
	read_text(env, arguments[2], made, sizeof(made));
	read_text(env, arguments[3], program, sizeof(program));
	cgroup = open(procs, O_WRONLY | O_CLOEXEC);
	if (cgroup < 0)
		return throw_errno(env, procs, errno);
	if (pipe2(report, O_CLOEXEC)) {
		int number = errno;

		close(cgroup);
		return throw_errno(env, "pipe", number);
	}
	child = fork();
	if (child == 0)
		try_all(cgroup, file, made, program, read_int(env, arguments[4]), report[1]);
	close(report[1]);
	close(cgroup);
	if (child < 0) {
		close(report[0]);
		return throw_errno(env, "fork", errno);
	}
	known = read(report[0], &got, sizeof(got)) == sizeof(got);
	close(report[0]);
	waitpid(child, &status, 0);
	napi_create_array(env, &list);
	if (known) {
		const int32_t *fields = (const int32_t *)&got;
		uint32_t index;

		for (index = 0; index < sizeof(got) / sizeof(*fields); index++)
			napi_set_element(env, list, index, make_int(env, fields[index]));
	}
	return list;
}

void define_canary(napi_env env, napi_value exports)
{
	define(env, exports, "runCanary", run_canary);
}
