// SPDX-License-Identifier: Apache-2.0
/* Few places, so that calls meet, and many ways to each. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

/* Under rules: all but those of /opt/barred may not even be read. */
static const char *const BARRED[] = {
	"/etc/bin",
	"/etc/bin/",
	"/etc/bin/secret",
	"/etc/bin/secret",
	"/etc/bin/short",
	"/etc/bin/new",
	"/etc/bin/folder",
	"/etc/bin/folder/secret",
	"/etc/bin/a/b/c/d/e/f/g/h/secret",
	"/etc/bin/odd (deleted) \033[31m",
	"/etc/bin/line\n\t\\\"end",
	"/etc/bin/link",
	"/etc/bin/empty",
	"/shared/under",
	"/shared/under/secret",
	"/shared/under/secret",
	"/shared/under/new",
	"/shared/under/folder/secret",
	"/opt/barred",
	"/opt/barred/program",
	"/opt/barred/program",
	"/opt/barred/new",
};

/* Not the program itself (/proc/self/exe): its file would be written to, which overlayfs lets happen,
 * and the actor has to live on. */
static const char *const ELSEWHERE[] = {
	"/",
	"/etc",
	"/shared",
	"/opt",
	"/etc/hostname",
	"/dev/null",
	"/dev/zero",
	"/bin/busybox",
	"/proc/self/maps",
	"/proc/self/fd",
	"/proc/self/ns/mnt",
	"/proc/self/ns/pid",
	"/proc/self/ns/user",
	"/proc/self/ns/net",
	"/proc/self/ns/uts",
	"/proc/self/uid_map",
	"/proc/self/environ",
	"/proc/self/mem",
	"/proc/self/comm",
	"/proc/self/attr/current",
	"/proc/self/pagemap",
	"/proc/self/task",
	"/dev/shm/a",
	"/dev/shm",
};

/* From a directory, or from a root of one's own. */
static const char *const RELATIVE[] = {
	"secret",
	"short",
	"under/secret",
	"bin/secret",
	"/bin/secret",
	"/under/secret",
	"/secret",
	"folder",
	"folder/secret",
	"new",
	"a",
	"d/a",
	".",
	"..",
	"",
	"../bin/secret",
	"barred/program",
	"program",
	"/barred/program",
	"../../etc/bin/secret",
	"etc/bin/secret",
};

static const char *const NAMES[] = { "a",    "b",	  "c",	      "d",   "e",
				     "link", "(deleted)", "\xff\x80", "a\nb" };

static void make_work(struct fuzz *f, char *to)
{
	const char *base = fuzz_percent(f, 60) ? FUZZ_WORK : FUZZ_SHARED_WORK;
	unsigned int count = 1 + fuzz_below(f, 3), i;

	to = stpcpy(to, base);
	for (i = 0; i < count; i++) {
		*to++ = '/';
		to = stpcpy(to, FUZZ_PICK(f, NAMES));
	}
}

/* Another way to the same; FUZZ_PATH_BYTES have room for the longest. */
static void lead_round(struct fuzz *f, char *to, const char *place)
{
	unsigned int i, steps;

	switch (fuzz_below(f, 10)) {
	case 0:
		sprintf(to, "/proc/self/root%s", place);
		break;
	case 1:
		sprintf(to, "/proc/self/cwd%s", place);
		break;
	case 2:
		sprintf(to, FUZZ_WORK "/root%s", place);
		break;
	case 3:
		sprintf(to, "/proc/self/fd/%d%s", fuzz_descriptor(f), place);
		break;
	case 4:
		sprintf(to, "/etc/..//%s", place);
		break;
	case 5:
		sprintf(to, "/proc/thread-self/root/./%s/", place);
		break;
	case 6:
		sprintf(to, FUZZ_WORK "/to-bin%s",
			strncmp(place, "/etc/bin", 8) ? "/secret" : place + 8);
		break;
	case 7:
		sprintf(to, FUZZ_WORK "/to-under/%s", strrchr(place, '/') + 1);
		break;
	case 8:
		sprintf(to, "/proc/self/fd/%d", fuzz_descriptor(f));
		break;
	default:
		steps = fuzz_percent(f, 50) ? 40 : 2030;
		for (i = 0; i < steps; i++)
			to = stpcpy(to, "/.");
		strcpy(to, place);
	}
}

static void make_hostile(struct fuzz *f, char *to)
{
	unsigned int i, length = fuzz_percent(f, 50) ? 255 : 240 + fuzz_below(f, 4000);

	to = stpcpy(to, fuzz_percent(f, 50) ? "/etc/bin/" : FUZZ_WORK "/");
	for (i = 0; i < length; i++) {
		to[i] = fuzz_percent(f, 1) ? '/' : (char)(1 + fuzz_below(f, 255));
		if (to[i] == '/' && fuzz_percent(f, 90))
			to[i] = 'x';
	}
	to[length] = '\0';
}

const char *fuzz_path(struct fuzz *f)
{
	char *to = f->paths[f->next_path++ % FUZZ_PATHS];
	unsigned int kind = fuzz_below(f, 100);
	char place[256];

	if (kind < 2) {
		make_hostile(f, to);
		return to;
	}
	if (kind < 14)
		return strcpy(to, FUZZ_PICK(f, RELATIVE));
	if (kind < 54)
		strcpy(place, FUZZ_PICK(f, BARRED));
	else if (kind < 90)
		make_work(f, place);
	else
		strcpy(place, FUZZ_PICK(f, ELSEWHERE));
	if (fuzz_percent(f, 30))
		lead_round(f, to, place);
	else
		strcpy(to, place);
	return to;
}
