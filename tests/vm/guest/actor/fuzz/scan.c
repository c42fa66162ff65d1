// SPDX-License-Identifier: Apache-2.0
/* Looks for the secret in all that was read, and for the barred program in what may be executed. */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fuzz.h"

static void report(struct fuzz *f, const char *what)
{
	if (__atomic_fetch_add(&f->shared->found, 1, __ATOMIC_SEQ_CST) == 0)
		snprintf(f->shared->first, sizeof(f->shared->first),
			 "%s after %s at call %lu of %#lx", what, f->call,
			 (unsigned long)f->progress, (unsigned long)f->seed);
}

static bool is_secret(const struct fuzz_shared *shared, const unsigned char *at)
{
	size_t i;

	for (i = 0; i < shared->key_bytes; i++)
		if ((at[i] ^ shared->key[i]) != 0xff)
			return false;
	return true;
}

void fuzz_scan(struct fuzz *f, const unsigned char *text, size_t bytes)
{
	const unsigned char *end = text + bytes;
	unsigned char first = ~f->shared->key[0];

	while ((size_t)(end - text) >= f->shared->key_bytes) {
		text = memchr(text, first, end - text - f->shared->key_bytes + 1);
		if (!text)
			return;
		if (is_secret(f->shared, text)) {
			report(f, "secret");
			/* Once each time that it is read. */
			memset((void *)text, 0, f->shared->key_bytes);
			return;
		}
		text++;
	}
}

void fuzz_scan_buffers(struct fuzz *f)
{
	fuzz_scan(f, f->buffers, FUZZ_BUFFERS * FUZZ_PAGE);
}

/* By a call, which says where there is nothing to read instead of ending the process. */
static bool copy_page(void *to, unsigned long from)
{
	struct iovec here = { to, FUZZ_PAGE }, there = { (void *)from, FUZZ_PAGE };

	return FUZZ_CALL(SYS_process_vm_readv, getpid(), (unsigned long)&here, 1,
			 (unsigned long)&there, 1, 0) > 0;
}

void fuzz_scan_mapping(struct fuzz *f, unsigned long address)
{
	unsigned char page[FUZZ_PAGE];

	if (copy_page(page, address & ~(FUZZ_PAGE - 1)))
		fuzz_scan(f, page, sizeof(page));
}

/* A mapping's line: from-to, four letters of which the third is x, and last the path. */
void fuzz_scan_code(struct fuzz *f)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	char line[FUZZ_PAGE], *rights;

	while (maps && fgets(line, sizeof(line), maps)) {
		rights = strchr(line, ' ');
		if (rights && rights[3] == 'x' && strstr(rights, "/opt/barred/"))
			report(f, "code");
	}
	if (maps)
		fclose(maps);
}

/* nftw(3) passes nothing on. */
static struct fuzz *scanning;

static int scan_and_remove(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	unsigned char text[4 * FUZZ_PAGE];

	if (kind == FTW_F && S_ISREG(status->st_mode)) {
		int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
		ssize_t length = fd < 0 ? 0 : read(fd, text, sizeof(text));

		close(fd);
		if (length > 0)
			fuzz_scan(scanning, text, length);
	}
	if (strstr(path, "barred-program-ran"))
		report(scanning, "mark of the barred program");
	if (at->level > 0)
		remove(path);
	return 0;
}

/* What was written by whoever may have read it; and away with it. */
void fuzz_scan_files(struct fuzz *f)
{
	static const char *const FOLDERS[] = { FUZZ_WORK, FUZZ_SHARED_WORK, "/dev/shm" };
	unsigned int i;

	scanning = f;
	f->call = "what was written";
	for (i = 0; i < sizeof(FOLDERS) / sizeof(*FOLDERS); i++)
		nftw(FOLDERS[i], scan_and_remove, 16, FTW_DEPTH | FTW_PHYS);
}
