// SPDX-License-Identifier: Apache-2.0
/*
 * Rounds of a few seconds, each with processes of its own and a seed of its own, until the time is up or
 * something is found.
 * To be asked of the first process of its pid name space: what is left of a round ends with it.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../actor.h"
#include "fuzz.h"

#define WORKERS 2
#define ROUND_SECONDS 5
/* Even where memory is given back, and name spaces are cleared away. */
#define END_SECONDS 120

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

static bool read_key(struct fuzz_shared *shared, const char *text)
{
	unsigned int byte;

	for (; sscanf(text, "%2x", &byte) == 1 && shared->key_bytes < FUZZ_KEY_BYTES; text += 2)
		shared->key[shared->key_bytes++] = byte;
	return shared->key_bytes > 0;
}

static void prepare_folders(void)
{
	mkdir(FUZZ_WORK, 0777);
	mkdir(FUZZ_WORK "/d", 0777);
	mkdir(FUZZ_SHARED_WORK, 0777);
	mkdir(FUZZ_SHARED_WORK "/d", 0777);
	symlink("/", FUZZ_WORK "/root");
	symlink("/etc/bin", FUZZ_WORK "/to-bin");
	symlink("/shared/under", FUZZ_WORK "/to-under");
}

/* Ends all that is not this process, whoever its parent is by now. */
static bool end_others(void)
{
	double end = seconds() + END_SECONDS;

	while (seconds() < end) {
		kill(-1, SIGKILL);
		while (waitpid(-1, NULL, WNOHANG | __WALL) > 0)
			;
		if (waitpid(-1, NULL, WNOHANG | __WALL) < 0 && errno == ECHILD)
			return true;
		usleep(2000);
	}
	return false;
}

static pid_t start_worker(struct fuzz_shared *shared, uint64_t seed, int null)
{
	pid_t child = fork();

	if (child == 0)
		fuzz_worker(shared, seed, null);
	return child;
}

/* A worker that was ended by its own calls is followed by another. */
static void reap(pid_t *workers)
{
	pid_t ended;
	int i;

	while ((ended = waitpid(-1, NULL, WNOHANG | __WALL)) > 0)
		for (i = 0; i < WORKERS; i++)
			if (workers[i] == ended)
				workers[i] = 0;
}

static bool run_round(struct fuzz_shared *shared, uint64_t seed, double end, int null)
{
	double until = seconds() + ROUND_SECONDS;
	pid_t workers[WORKERS] = {};
	uint64_t started = 0;
	int i;

	while (seconds() < until && seconds() < end && !shared->found) {
		for (i = 0; i < WORKERS; i++)
			if (workers[i] <= 0)
				workers[i] = start_worker(shared,
							  fuzz_mix(seed + (started++ << 32)), null);
		usleep(20000);
		reap(workers);
	}
	shared->workers += started;
	return end_others();
}

/* fuzz SEED SECONDS KEY: the secret's text, its bits turned, in hexadecimal. Round N has SEED + N. */
static int op_fuzz(char **a, char *detail)
{
	struct fuzz_shared *shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE,
					  MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	uint64_t seed = strtoull(a[0], NULL, 0), rounds = 0;
	double end = seconds() + atof(a[1]);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), error = 0;
	static struct fuzz own;

	if (shared == MAP_FAILED || null < 0 || !read_key(shared, a[2]))
		return EINVAL;
	own.shared = shared;
	for (; !error && !shared->found && seconds() < end; rounds++) {
		own.seed = seed + rounds;
		prepare_folders();
		if (!run_round(shared, seed + rounds, end, null))
			error = ETIMEDOUT;
		fuzz_scan_files(&own);
	}
	close(null);
	snprintf(detail, DETAIL_BYTES, "%lu %lu %lu %lu %lu %lu %s", (unsigned long)rounds,
		 (unsigned long)shared->workers, (unsigned long)shared->calls,
		 (unsigned long)shared->succeeded, (unsigned long)shared->refused,
		 (unsigned long)shared->found, shared->first);
	munmap(shared, sizeof(*shared));
	return error;
}

const struct operation FUZZ_OPERATIONS[] = { { "fuzz", 3, op_fuzz }, {} };
