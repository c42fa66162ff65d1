// SPDX-License-Identifier: Apache-2.0
// What an attacker does with ptrace, and nothing else. Exits with 0 where the kernel let it.
//   trace wait         waits to be traced, by anyone who may
//   trace attach PID   takes hold of another process, and lets it go
//   trace me           asks to be traced by its parent, from a child of its own
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static int say(const char *request, int error)
{
	if (error) {
		fprintf(stderr, "trace: %s: %s\n", request, strerror(error));
		return 1;
	}
	printf("trace: %s: done\n", request);
	return 0;
}

static int attach(pid_t pid)
{
	int status;

	if (ptrace(PTRACE_ATTACH, pid, NULL, NULL) < 0)
		return say("PTRACE_ATTACH", errno);
	waitpid(pid, &status, __WALL);
	ptrace(PTRACE_DETACH, pid, NULL, NULL);
	return say("PTRACE_ATTACH", 0);
}

static int trace_me(void)
{
	int status;
	pid_t child = fork();

	if (child < 0)
		return say("fork", errno);
	if (child == 0)
		_exit(ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 ? errno : 0);
	if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
		return say("PTRACE_TRACEME", ECHILD);
	return say("PTRACE_TRACEME", WEXITSTATUS(status));
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "wait") == 0) {
		// Where Yama lets only ancestors trace: the demonstration is not about Yama.
		prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
		for (;;)
			pause();
	}
	if (argc == 3 && strcmp(argv[1], "attach") == 0)
		return attach(atoi(argv[2]));
	if (argc == 2 && strcmp(argv[1], "me") == 0)
		return trace_me();
	fprintf(stderr, "usage: trace wait | trace attach PID | trace me\n");
	return 2;
}
