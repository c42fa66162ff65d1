/* SPDX-License-Identifier: Apache-2.0 */
/* Ends the stop of one process, and of no other that may have its number by now. */
#ifndef RINGFENCE_RELEASE_H
#define RINGFENCE_RELEASE_H

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Field 22 of /proc/PID/stat, behind a name that may hold anything; 0: no such process. */
static inline uint64_t start_ticks(int pid)
{
	char path[32], text[1024], *at;
	size_t length;
	FILE *file;
	int field;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	file = fopen(path, "re");
	if (!file)
		return 0;
	length = fread(text, 1, sizeof(text) - 1, file);
	fclose(file);
	text[length] = 0;
	at = strrchr(text, ')');
	for (field = 2; at && field < 22; field++)
		at = strchr(at + 1, ' ');
	return at ? strtoull(at + 1, NULL, 10) : 0;
}

/* start_time in nanoseconds since boot. 0, or an errno: ESRCH when it is gone. */
static inline int release_process(int pid, uint64_t start_time)
{
	uint64_t tick = 1000000000ULL / sysconf(_SC_CLK_TCK);
	int fd = syscall(SYS_pidfd_open, pid, 0), error = 0;

	if (fd < 0)
		return errno;
	if (start_ticks(pid) != start_time / tick)
		error = ESRCH;
	else if (syscall(SYS_pidfd_send_signal, fd, SIGCONT, NULL, 0))
		error = errno;
	close(fd);
	return error;
}

#endif
