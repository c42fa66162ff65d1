// SPDX-License-Identifier: Apache-2.0
/*
 * What the tests have a workload do, without a shell between: one operation a line on standard
 * input, words separated by tabs, and one line of answer: ID, errno, detail.
 *   ID here OPERATION ARGUMENT...    in this process
 *   ID child OPERATION ARGUMENT...   in a process of its own, whose arguments name the ID
 *   ID terminal OPERATION ...        as child, with a controlling terminal
 *   ID by:PATH OPERATION ...         as child, by another copy of this program
 *   end                              ends it: the runtime does not pass on that input has ended
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

#define MAX_WORDS 48

static void answer(const char *id, const struct result *result)
{
	printf("%s\t%d\t%s\n", id, result->error, result->detail);
	fflush(stdout);
}

static int perform_and_answer(const char *id, char **words)
{
	struct result result = {};

	if (!words[0] || (!perform_loop(words, &result) && !perform(words, &result))) {
		fprintf(stderr, "actor: no operation '%s'\n", words[0] ? words[0] : "");
		return 2;
	}
	answer(id, &result);
	return 0;
}

/* The side that is its master stays open until the exec, which is all that is asked. Its number has
 * two digits: sampled policies bar names of one character, and the attempt comes after it. */
static bool take_terminal(void)
{
	const char *name;
	int master, number = 0;

	do {
		master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
		if (master < 0 || ioctl(master, TIOCGPTN, &number))
			return false;
	} while (number < 10);
	if (setsid() < 0 || grantpt(master) || unlockpt(master))
		return false;
	fcntl(master, F_SETFD, 0);
	name = ptsname(master);
	return name && open(name, O_RDWR) >= 0;
}

static void perform_in_child(const char *self, const char *id, bool terminal, char **words)
{
	const char *argv[MAX_WORDS + 4] = { self, "do", id };
	struct result result = { .error = -1, .detail = "the child did not end by itself" };
	int status = 0;
	pid_t child;

	memcpy(argv + 3, words, (MAX_WORDS - 2) * sizeof(*words));
	child = fork();
	if (child == 0) {
		if (terminal && !take_terminal())
			_exit(125);
		execv(self, (char **)argv);
		_exit(126);
	}
	if (child < 0 || waitpid(child, &status, 0) != child || status)
		answer(id, &result);
}

int main(int argc, char **argv)
{
	char line[65536], *words[MAX_WORDS + 1], *rest;

	if (argc > 3 && strcmp(argv[1], "do") == 0)
		return perform_and_answer(argv[2], argv + 3);
	while (fgets(line, sizeof(line), stdin)) {
		int count = 0;

		memset(words, 0, sizeof(words));
		line[strcspn(line, "\n")] = '\0';
		for (rest = line; count < MAX_WORDS && rest;)
			words[count++] = strsep(&rest, "\t");
		if (strcmp(words[0], "end") == 0)
			return 0;
		if (count < 3)
			return 2;
		if (strcmp(words[1], "child") == 0)
			perform_in_child(argv[0], words[0], false, words + 2);
		else if (strcmp(words[1], "terminal") == 0)
			perform_in_child(argv[0], words[0], true, words + 2);
		else if (strncmp(words[1], "by:", 3) == 0)
			perform_in_child(words[1] + 3, words[0], false, words + 2);
		else if (perform_and_answer(words[0], words + 2))
			return 2;
	}
	return 0;
}
