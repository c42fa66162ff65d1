// SPDX-License-Identifier: Apache-2.0
/* The same operation many times; the detail is a count of each errno: "0:12 13:988". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "actor.h"

#define ERRNOS 134

static long long milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* In one sleep: who wakes to look at the clock takes an emulated processor from all others. */
static void wait_until(long long due)
{
	long long left = due - milliseconds();

	if (left > 0)
		usleep(left * 1000);
}

static void tell(const long *counts, struct result *result)
{
	size_t used = 0;
	int error;

	for (error = 0; error < ERRNOS && used < DETAIL_BYTES - 32; error++)
		if (counts[error])
			used += sprintf(result->detail + used, "%s%d:%ld", used ? " " : "", error,
					counts[error]);
}

static int once(char **words, long *counts)
{
	struct result result = {};

	if (!perform(words, &result))
		return 0;
	counts[result.error >= 0 && result.error < ERRNOS ? result.error : ERRNOS - 1]++;
	return 1;
}

/* repeat COUNT OPERATION... ; during MILLISECONDS OPERATION... ; pace RATE COUNT OPERATION... */
int perform_loop(char **words, struct result *result)
{
	long counts[ERRNOS] = {}, done, count;
	long long start = milliseconds();

	if (strcmp(words[0], "repeat") == 0) {
		for (done = 0, count = atol(words[1]); done < count; done++)
			if (!once(words + 2, counts))
				return 0;
	} else if (strcmp(words[0], "during") == 0) {
		while (milliseconds() - start < atol(words[1]))
			if (!once(words + 2, counts))
				return 0;
	} else if (strcmp(words[0], "pace") == 0) {
		for (done = 0, count = atol(words[2]); done < count; done++) {
			wait_until(start + done * 1000 / atol(words[1]));
			if (!once(words + 3, counts))
				return 0;
		}
	} else {
		return perform_others(words, result);
	}
	tell(counts, result);
	return 1;
}
