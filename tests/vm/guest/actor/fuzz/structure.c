// SPDX-License-Identifier: Apache-2.0
/* What a pointer leads to: upper-case letters of a shape that argument.c does not know. */
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/openat2.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>

#include "fuzz.h"

static const char *const ATTRIBUTES[] = { "user.a",
					  "trusted.a",
					  "security.a",
					  "security.capability",
					  "system.posix_acl_access",
					  "system.posix_acl_default",
					  "user.",
					  "none" };
static const char *const FILE_SYSTEMS[] = { "tmpfs", "ramfs", "proc",	"overlay",
					    "sysfs", "bpf",   "mqueue", "cgroup2" };
static const char *const PARAMETERS[] = { "source", "lowerdir", "upperdir", "workdir",
					  "ro",	    "size",	"mode" };
static const char *const WORDS[] = { "true", "sh", "cat", "", "do", "-c", "id", "x" };
/* Whose output is looked at like all else that was written. */
static const char *const SCRIPTS[] = {
	"cat /etc/bin/secret > " FUZZ_WORK "/a",
	"cat < /shared/under/secret > " FUZZ_WORK "/b; /opt/barred/program",
	"cp -a /etc/bin " FUZZ_WORK "/c; ln /etc/bin/secret " FUZZ_WORK "/d; /opt/barred/program x",
	"cd /etc/bin && echo x > new; rm -rf folder; mv secret " FUZZ_WORK "/e",
};

static unsigned long open_how(struct fuzz *f)
{
	struct open_how *how = (void *)fuzz_buffer(f);

	how->flags = fuzz_flags(f, 'o');
	how->mode = how->flags & (O_CREAT | __O_TMPFILE) ? 0644 : 0;
	how->resolve = fuzz_percent(f, 60) ? 0 : fuzz_below(f, 64);
	return (unsigned long)how;
}

static unsigned long vectors(struct fuzz *f)
{
	struct iovec *list = (void *)fuzz_buffer(f);
	int i;

	for (i = 0; i < 3; i++)
		list[i] = (struct iovec){ fuzz_buffer(f), fuzz_percent(f, 80) ? 512 : FUZZ_PAGE };
	return (unsigned long)list;
}

/* Times to wait for, or to set; never long. */
static unsigned long moments(struct fuzz *f)
{
	struct timespec *list = (void *)fuzz_buffer(f);

	list[0] = (struct timespec){ 0, fuzz_below(f, 5000000) };
	list[1] = (struct timespec){ 0, fuzz_percent(f, 30) ? UTIME_NOW : UTIME_OMIT };
	return (unsigned long)list;
}

static unsigned long words(struct fuzz *f)
{
	const char **list = (void *)fuzz_buffer(f);
	unsigned int count = fuzz_below(f, 5), i;

	for (i = 0; i < count; i++)
		list[i] = fuzz_percent(f, 20) ? fuzz_path(f) : FUZZ_PICK(f, WORDS);
	if (fuzz_percent(f, 15)) {
		list[0] = "sh";
		list[1] = "-c";
		list[2] = FUZZ_PICK(f, SCRIPTS);
		count = 3;
	}
	list[count] = NULL;
	return fuzz_percent(f, 4) ? 0 : (unsigned long)list;
}

static unsigned long noise(struct fuzz *f)
{
	uint64_t *list = (void *)fuzz_buffer(f);
	unsigned int i;

	for (i = 0; i < 16; i++)
		list[i] = fuzz_percent(f, 50) ? fuzz_below(f, 8) : fuzz_argument(f, 'U');
	return (unsigned long)list;
}

static unsigned long bpf_attributes(struct fuzz *f)
{
	union bpf_attr *attributes = (void *)noise(f);

	if (fuzz_percent(f, 40)) /* a number of an object, or a descriptor */
		attributes->map_id = fuzz_below(f, 400);
	else if (fuzz_percent(f, 50))
		*attributes = (union bpf_attr){ .map_type = fuzz_below(f, 34),
						.key_size = 4,
						.value_size = 8,
						.max_entries = 1 + fuzz_below(f, 8) };
	else
		attributes->pathname = (unsigned long)fuzz_path(f);
	return (unsigned long)attributes;
}

static unsigned long event_attributes(struct fuzz *f)
{
	struct perf_event_attr *attributes = (void *)fuzz_buffer(f);

	*attributes = (struct perf_event_attr){
		.type = fuzz_below(f, 7),
		.size = sizeof(*attributes),
		.config = fuzz_below(f, 600),
		.sample_period = 1000 + fuzz_below(f, 100000),
		.sample_type = fuzz_random(f) & 0x1ff,
		.exclude_kernel = fuzz_percent(f, 50),
		.inherit = fuzz_percent(f, 20),
	};
	return (unsigned long)attributes;
}

/* Of file attributes by path, and of ranges to clone. */
static unsigned long numbers(struct fuzz *f)
{
	uint64_t *list = (void *)fuzz_buffer(f);
	unsigned int i;

	for (i = 0; i < 8; i++)
		list[i] = fuzz_below(f, 3) * FUZZ_PAGE;
	if (fuzz_percent(f, 50))
		list[0] = fuzz_descriptor(f);
	return (unsigned long)list;
}

unsigned long fuzz_structure(struct fuzz *f, char kind)
{
	switch (kind) {
	case 'H':
		return open_how(f);
	case 'V':
		return vectors(f);
	case 'W':
		return moments(f);
	case 'N':
		return (unsigned long)FUZZ_PICK(f, ATTRIBUTES);
	case 'F':
		return (unsigned long)FUZZ_PICK(f, FILE_SYSTEMS);
	case 'P':
		return (unsigned long)FUZZ_PICK(f, PARAMETERS);
	case 'A':
		return words(f);
	case 'Z':
		return noise(f);
	case 'B':
		return bpf_attributes(f);
	case 'E':
		return event_attributes(f);
	case 'Q':
		return numbers(f);
	case 'J': /* a place that nothing is at, or none */
		return fuzz_percent(f, 70) ? 0 : (unsigned long)fuzz_buffer(f);
	case 'X': /* a handle: whose buffer says how much room it has */
		return fuzz_percent(f, 90) ? (unsigned long)f->buffers : noise(f);
	default:
		return 0;
	}
}
