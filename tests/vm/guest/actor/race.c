// SPDX-License-Identifier: Apache-2.0
/*
 * Two sides of a race for a file whose folder moves in and out of a place under Block. What they
 * share says where the folder surely is: an open that succeeded although it lay inside before and
 * after, in one and the same stay, was decided by a path that was no longer true.
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "actor.h"

struct shared {
	/* Odd while the folder lies inside; changes after it came and before it leaves. */
	unsigned long stay;
	unsigned long attempts;
	unsigned long finished;
};

/* In one of so many rounds the mover waits, on either side, until the opener has tried. */
#define MEETING 64

static void await_attempt(struct shared *shared)
{
	unsigned long begun = __atomic_load_n(&shared->attempts, __ATOMIC_SEQ_CST);
	int looks;

	/* Asleep, for under an emulator a spinning processor keeps the other from running. The attempt
	 * under way may have begun elsewhere: the one after it has not. */
	for (looks = 0; looks < 10000; looks++) {
		if (__atomic_load_n(&shared->attempts, __ATOMIC_SEQ_CST) >= begun + 2)
			return;
		usleep(100);
	}
}

static struct shared *map_shared(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	struct shared *shared;

	if (fd < 0 || ftruncate(fd, sizeof(*shared)))
		return NULL;
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	return shared == MAP_FAILED ? NULL : shared;
}

/* race-move SHARED OUTSIDE INSIDE ROUNDS */
static int op_race_move(char **a, char *detail)
{
	struct shared *shared = map_shared(a[0]);
	long round, rounds = atol(a[3]);
	int error = 0;

	if (!shared)
		return errno;
	for (round = 0; round < rounds && !error; round++) {
		error = ended(rename(a[1], a[2]));
		__atomic_add_fetch(&shared->stay, 1, __ATOMIC_SEQ_CST);
		if (round % MEETING == 0)
			await_attempt(shared);
		sched_yield();
		__atomic_add_fetch(&shared->stay, 1, __ATOMIC_SEQ_CST);
		if (!error)
			error = ended(rename(a[2], a[1]));
		if (round % MEETING == 0)
			await_attempt(shared);
		sched_yield();
	}
	__atomic_store_n(&shared->finished, 1, __ATOMIC_SEQ_CST);
	sprintf(detail, "%ld", round);
	return error;
}

/* race-open SHARED FOLDER FILE: the folder is entered once, and the file opened from within. */
static int op_race_open(char **a, char *detail)
{
	struct shared *shared = map_shared(a[0]);
	long opened = 0, refused = 0, stale = 0, other = 0;
	int folder;

	if (!shared)
		return errno;
	/* It may be on its way already. */
	while ((folder = open(a[1], O_PATH | O_DIRECTORY | O_CLOEXEC)) < 0)
		if (errno != ENOENT || __atomic_load_n(&shared->finished, __ATOMIC_SEQ_CST))
			return errno;
	while (!__atomic_load_n(&shared->finished, __ATOMIC_SEQ_CST)) {
		unsigned long before = __atomic_load_n(&shared->stay, __ATOMIC_SEQ_CST);
		int fd = openat(folder, a[2], O_RDONLY | O_CLOEXEC);
		int error = ended(fd);

		if (fd >= 0) {
			opened++;
			close(fd);
			stale += (before & 1) &&
				 before == __atomic_load_n(&shared->stay, __ATOMIC_SEQ_CST);
		} else if (error == EACCES) {
			refused++;
		} else {
			other++;
		}
		__atomic_add_fetch(&shared->attempts, 1, __ATOMIC_SEQ_CST);
		/* Both share a processor: who never yields only ever sees one side. */
		if ((opened + refused) % 3 == 0)
			sched_yield();
	}
	close(folder);
	sprintf(detail, "opened %ld refused %ld stale %ld other %ld", opened, refused, stale,
		other);
	return 0;
}

const struct operation RACE_OPERATIONS[] = {
	{ "race-move", 4, op_race_move },
	{ "race-open", 3, op_race_open },
	{},
};
