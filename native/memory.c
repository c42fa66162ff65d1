/* SPDX-License-Identifier: Apache-2.0 */
/* What a process holds of memory after its start, and need not. */
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "value.h"

/* One mapping as /proc/self/smaps begins it. */
struct mapping {
	unsigned long start, end;
	int is_program; /* of the program's own file, and never written */
};

static void begin(struct mapping *mapping, const char *line, const char *program)
{
	char rights[8] = "", path[PATH_MAX] = "";

	if (sscanf(line, "%lx-%lx %7s %*s %*s %*s %4095s", &mapping->start, &mapping->end, rights,
		   path) < 3)
		return;
	mapping->is_program = strcmp(path, program) == 0 && rights[1] == '-' && rights[3] == 'p';
}

/* Code and constants that only the start needed: they stay in the page cache, and what is called
 * again comes back by a minor fault. A mapping that has pages of its own, as what the dynamic linker
 * relocated, is left alone. */
static void release_program(void)
{
	char line[PATH_MAX + 256], program[PATH_MAX] = "";
	struct mapping mapping = {};
	unsigned long anonymous;
	FILE *maps;

	if (readlink("/proc/self/exe", program, sizeof(program) - 1) < 0)
		return;
	maps = fopen("/proc/self/smaps", "re");
	if (!maps)
		return;
	while (fgets(line, sizeof(line), maps)) {
		if (strspn(line, "0123456789abcdef") >= 8) /* an address */
			begin(&mapping, line, program);
		else if (sscanf(line, "Anonymous: %lu kB", &anonymous) == 1 && !anonymous &&
			 mapping.is_program)
			madvise((void *)mapping.start, mapping.end - mapping.start, MADV_DONTNEED);
	}
	fclose(maps);
}

static napi_value release_memory(napi_env env, napi_callback_info info)
{
	(void)info;
	release_program();
	malloc_trim(0);
	return make_undefined(env);
}

void define_memory(napi_env env, napi_value exports)
{
	define(env, exports, "releaseMemory", release_memory);
}
