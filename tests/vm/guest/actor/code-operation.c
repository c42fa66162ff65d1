// SPDX-License-Identifier: Apache-2.0
/* Programs by other ways than their path, and files mapped as code. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

/* Executes a file that is open, or where that is -1 the path; both ends are the caller's to close.
 * The detail is how the program ended: that it was started is what counts. */
static int execute(int file, const char *path, char **argv, char *detail)
{
	int error = 0, status = 0, ends[2];
	char *envp[] = { NULL };
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(null, 1);
		dup2(null, 2);
		if (file >= 0)
			syscall(SYS_execveat, file, "", argv, envp, AT_EMPTY_PATH);
		else
			execve(path, argv, envp);
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

static int execute_open(int file, char *detail)
{
	char *argv[] = { "true", NULL };

	return execute(file, NULL, argv, detail);
}

/* run PROGRAM ARGUMENT: a program that failed to begin, as a loader that may not map, counts as
 * refused, with the status that loaders end with. */
static int op_run(char **a, char *detail)
{
	char *argv[] = { a[0], a[1], NULL };
	int error = execute(-1, a[0], argv, detail);

	return error ? error : strcmp(detail, "127") == 0 ? EACCES : 0;
}

static int copy_into(int target, const char *path)
{
	int source = open(path, O_RDONLY | O_CLOEXEC), error = 0;
	struct stat status;

	if (source < 0 || target < 0 || fstat(source, &status))
		return errno;
	while (status.st_size > 0 && !error) {
		ssize_t sent = sendfile(target, source, NULL, status.st_size);

		error = sent <= 0 ? errno : 0;
		status.st_size -= sent;
	}
	close(source);
	return error;
}

/* memory-exec PROGRAM: a copy in a memory file, by its descriptor. */
static int op_memory_exec(char **a, char *detail)
{
	int file = memfd_create("copy", MFD_CLOEXEC);
	int error = copy_into(file, a[0]);

	error = error ? error : execute_open(file, detail);
	close(file);
	return error;
}

/* The same by the path that leads to the descriptor. */
static int op_memory_path_exec(char **a, char *detail)
{
	int file = memfd_create("copy", 0);
	char path[64], *argv[] = { "true", NULL };
	int error = copy_into(file, a[0]);

	sprintf(path, "/proc/self/fd/%d", file);
	error = error ? error : execute(-1, path, argv, detail);
	close(file);
	return error;
}

/* Of a file that is being written nothing can be executed: so it is opened again for that. */
static int execute_again(int file, char *detail)
{
	char path[64];
	int again, error;

	fchmod(file, 0755);
	sprintf(path, "/proc/self/fd/%d", file);
	again = open(path, O_RDONLY | O_CLOEXEC);
	error = again < 0 ? errno : 0;
	close(file);
	error = error ? error : execute_open(again, detail);
	close(again);
	return error;
}

/* temporary-exec FOLDER PROGRAM: a copy that never has a name. */
static int op_temporary_exec(char **a, char *detail)
{
	int file = open(a[0], O_TMPFILE | O_RDWR | O_CLOEXEC, 0755);
	int error = file < 0 ? errno : copy_into(file, a[1]);

	return error ? error : execute_again(file, detail);
}

/* deleted-exec PATH PROGRAM: a copy that has one no more. */
static int op_deleted_exec(char **a, char *detail)
{
	int file = open(a[0], O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0755);
	int error = file < 0 ? errno : copy_into(file, a[1]);

	if (!error)
		error = ended(unlink(a[0]));
	return error ? error : execute_again(file, detail);
}

/* A place alone, which may be opened where the file may not. */
static int op_place_exec(char **a, char *detail)
{
	int file = open(a[0], O_PATH | O_CLOEXEC), error;

	error = file < 0 ? errno : execute_open(file, detail);
	close(file);
	return error;
}

static int map_code(const char *path, int first)
{
	int file = open(path, O_RDONLY | O_CLOEXEC), error = 0;
	void *map;

	if (file < 0)
		return errno;
	map = mmap(NULL, 4096, first, MAP_PRIVATE, file, 0);
	if (map == MAP_FAILED)
		error = errno;
	else if (!(first & PROT_EXEC))
		error = ended(mprotect(map, 4096, PROT_READ | PROT_EXEC));
	close(file);
	return error;
}

static int op_map_code(char **a, char *detail)
{
	(void)detail;
	return map_code(a[0], PROT_READ | PROT_EXEC);
}

static int op_map_then_code(char **a, char *detail)
{
	(void)detail;
	return map_code(a[0], PROT_READ);
}

/* Code that comes from no file. */
static int op_anonymous_code(char **a, char *detail)
{
	void *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	(void)a;
	(void)detail;
	return map == MAP_FAILED ? errno : ended(mprotect(map, 4096, PROT_READ | PROT_EXEC));
}

const struct operation CODE_OPERATIONS[] = { { "run", 2, op_run },
					     { "memory-exec", 1, op_memory_exec },
					     { "memory-path-exec", 1, op_memory_path_exec },
					     { "temporary-exec", 2, op_temporary_exec },
					     { "deleted-exec", 2, op_deleted_exec },
					     { "place-exec", 1, op_place_exec },
					     { "map-code", 1, op_map_code },
					     { "map-then-code", 1, op_map_then_code },
					     { "anonymous-code", 0, op_anonymous_code },
					     {} };
