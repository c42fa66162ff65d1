// SPDX-License-Identifier: Apache-2.0
/* Operations that perform others: one after another, or in another process. */
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

/* sequence OPERATION... , OPERATION...: the last one's result, if all before it were let through. */
static int perform_sequence(char **words, struct result *result)
{
	char **from = words + 1;
	int at;

	for (at = 1;; at++) {
		int ends = !words[at];

		if (!ends && strcmp(words[at], ",") != 0)
			continue;
		words[at] = NULL;
		memset(result, 0, sizeof(*result));
		if (!perform(from, result) && !perform_loop(from, result))
			return 0;
		if (ends)
			return 1;
		if (result->error) {
			result->error += 1000; /* no errno: the attempt was not made */
			return 1;
		}
		from = words + at + 1;
	}
}

static void report(char **words, int end)
{
	struct result result = {};

	if (!perform(words, &result) && !perform_loop(words, &result))
		result.error = ENOSYS;
	_exit(write(end, &result, sizeof(result)) != sizeof(result));
}

/* forked FLAGS OPERATION...: unshared by these flags, in a child that they are about too. */
static int perform_apart(char **words, struct result *result)
{
	int ends[2], status;
	pid_t child;

	if (pipe(ends))
		return 0;
	if (unshare(strtol(words[1], NULL, 0))) {
		result->error = errno + 1000;
		return 1;
	}
	child = fork();
	if (child == 0)
		report(words + 2, ends[1]);
	close(ends[1]);
	if (read(ends[0], result, sizeof(*result)) != sizeof(*result))
		result->error = -1;
	close(ends[0]);
	waitpid(child, &status, 0);
	return 1;
}

int perform_others(char **words, struct result *result)
{
	if (strcmp(words[0], "sequence") == 0)
		return perform_sequence(words, result);
	if (strcmp(words[0], "forked") == 0)
		return perform_apart(words, result);
	return 0;
}
