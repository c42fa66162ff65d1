// SPDX-License-Identifier: Apache-2.0
// The guest's first process: serves one command at a time on each virtio port given to it.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "port.h"

enum { CHUNK = 32 * 1024, GRACE_MS = 1000 };

struct command {
	pid_t pid;
	int in, out, err; // -1 once closed
	char terminal[64];
};

static void run(char **argv)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execvp(argv[0], argv);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(errno == ENOENT ? 127 : 126);
}

static int start(struct request *request, struct command *command)
{
	struct winsize size = { .ws_row = request->rows, .ws_col = request->columns };
	int out[2], err[2];

	if (request->tty) {
		command->pid = forkpty(&command->in, command->terminal, NULL, &size);
		if (command->pid == 0)
			run(request->argv);
		fcntl(command->in, F_SETFL, O_NONBLOCK);
		fcntl(command->in, F_SETFD, FD_CLOEXEC);
		command->out = command->in;
		command->err = -1;
		return command->pid;
	}
	if (pipe2(out, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0)
		return -1;
	command->pid = fork();
	if (command->pid == 0) {
		setsid();
		dup2(open("/dev/null", O_RDONLY), 0);
		dup2(out[1], 1);
		dup2(err[1], 2);
		run(request->argv);
	}
	close(out[1]);
	close(err[1]);
	command->in = -1;
	command->out = out[0];
	command->err = err[0];
	return command->pid;
}

// Passes on what one stream holds now. Returns 0 when it has ended.
static int forward(int port, const char *stream, int from)
{
	char bytes[64 + CHUNK];
	ssize_t n = read(from, bytes + 64, CHUNK);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return 1;
	if (n <= 0) // a terminal ends with EIO
		return 0;
	int header = snprintf(bytes, 64, "%s %zd\n", stream, n);
	memmove(bytes + 64 - header, bytes, header);
	write_all(port, bytes + 64 - header, header + n); // follow() sees a host that hung up
	return 1;
}

// Keys that a full terminal does not take are lost, as on any terminal.
static void forward_keys(int port, int terminal)
{
	char keys[4096];
	ssize_t n = read(port, keys, sizeof(keys));
	if (n > 0 && terminal >= 0)
		(void)!write(terminal, keys, n);
}

static int exit_status(int wait_status)
{
	return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

// Whoever asked has gone: end the command and its whole session.
static void abandon(pid_t pid)
{
	kill(-pid, SIGHUP);
	kill(-pid, SIGTERM);
	usleep(GRACE_MS * 1000);
	kill(-pid, SIGKILL);
	waitpid(pid, NULL, 0);
}

static void follow(int port, int children, struct request *request, struct command *command)
{
	int ended = 0, wait_status = 0;
	char line[32];

	for (;;) {
		struct pollfd fds[] = { { port, POLLIN, 0 },
					{ children, POLLIN, 0 },
					{ command->out, POLLIN, 0 },
					{ command->err, POLLIN, 0 } };
		// After the end only what is already written is passed on, so that a
		// process left in the background does not hold the session open.
		int ready = poll(fds, 4, ended ? 0 : -1);
		if (ready < 0)
			continue;
		// Without a terminal the host says nothing more, so that input is a next request.
		if (fds[0].revents & (request->tty ? POLLHUP : POLLHUP | POLLIN)) {
			if (!ended)
				abandon(command->pid);
			return;
		}
		if (fds[2].revents && !forward(port, "out", command->out)) {
			close(command->out);
			command->out = command->in = -1;
		}
		if (fds[3].revents && !forward(port, "err", command->err)) {
			close(command->err);
			command->err = -1;
		}
		if (ended && !fds[2].revents && !fds[3].revents)
			break;
		if (fds[0].revents & POLLIN)
			forward_keys(port, command->in);
		if (fds[1].revents) {
			struct signalfd_siginfo info;
			(void)!read(children, &info, sizeof(info));
			if (!ended && waitpid(command->pid, &wait_status, WNOHANG) == command->pid)
				ended = 1;
		}
	}
	write_all(port, line, snprintf(line, sizeof(line), "exit %d\n", exit_status(wait_status)));
}

static void serve(const char *path)
{
	static struct request request;
	char line[160];
	sigset_t child;
	int port = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (port < 0) {
		perror(path);
		_exit(1);
	}
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	sigprocmask(SIG_BLOCK, &child, NULL);
	int children = signalfd(-1, &child, SFD_CLOEXEC);
	for (;;) {
		struct command command = { -1, -1, -1, -1, "none" };
		if (read_request(port, &request) < 0)
			continue;
		int started = start(&request, &command);
		write_all(port, line,
			  snprintf(line, sizeof(line), "begin %s %s\n", request.nonce,
				   command.terminal));
		if (started < 0)
			write_all(port, "exit 125\n", 9);
		else
			follow(port, children, &request, &command);
		if (command.out >= 0)
			close(command.out);
		if (command.err >= 0)
			close(command.err);
	}
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (fork() == 0)
			serve(argv[i]);
	// The first process inherits every orphan of the guest.
	for (;;)
		if (wait(NULL) < 0)
			pause();
}
