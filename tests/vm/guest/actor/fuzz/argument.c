// SPDX-License-Identifier: Apache-2.0
/* What a letter of a call's shape stands for: numbers, descriptors and memory here. */
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"

static const unsigned long LENGTHS[] = { 0, 1, 7, 8, 24, 64, 256, 512, 4095, 4096 };
static const unsigned long NUMBERS[] = { 0,	    2,	    3,	       4,	   8,
					 16,	    64,	    0x7f,      0xff,	   4096,
					 0x7fff,    0xffff, 1ul << 31, 0xffffffff, 1ul << 32,
					 1ul << 63, -1ul,   -4096ul };
static const long OFFSETS[] = { 0, 0, 0, 1, 16, 512, 4096, 65536, 1l << 20, -1, 1l << 62 };
/* null, zero, full, and the terminal that nobody has here */
static const unsigned int DEVICES[] = { 0x103, 0x105, 0x107, 0x500 };
static const int SIGNALS[] = { 0,	 0,	  SIGCHLD, SIGCONT, SIGURG,
			       SIGWINCH, SIGUSR1, SIGALRM, SIGSTOP, SIGKILL };
static const int PERSONS[] = { 0, 0, 1, 1000, 65534, -1 };
static const mode_t KINDS[] = { S_IFREG, S_IFCHR, S_IFIFO, S_IFSOCK, S_IFBLK, S_IFDIR, 0 };

int fuzz_descriptor(struct fuzz *f)
{
	/* Or what nobody here has kept: io_uring opens, and messages bring, by number. */
	return fuzz_percent(f, 90) ? FUZZ_PICK(f, f->descriptors) : (int)fuzz_below(f, 40) - 1;
}

/* In the place of another, which is closed: but for what the C library and the run itself hold. */
void fuzz_keep(struct fuzz *f, int fd)
{
	int *place = &FUZZ_PICK(f, f->descriptors);

	if (*place > 2)
		FUZZ_CALL(SYS_close, *place);
	*place = fd;
}

unsigned char *fuzz_buffer(struct fuzz *f)
{
	/* The first holds a handle of a file from call to call. */
	return f->buffers + (1 + f->next_buffer++ % (FUZZ_BUFFERS - 1)) * FUZZ_PAGE;
}

static unsigned long any_process(struct fuzz *f)
{
	int found = FUZZ_PICK(f, f->processes);

	/* Never the first of its name space, which keeps the run. */
	return fuzz_percent(f, 40) || found < 2 ? (unsigned long)getpid() : (unsigned long)found;
}

static unsigned long any_signal(struct fuzz *f)
{
	return fuzz_percent(f, 95) ? SIGNALS[fuzz_below(f, 6)] : FUZZ_PICK(f, SIGNALS);
}

static unsigned long any_number(struct fuzz *f)
{
	unsigned int kind = fuzz_below(f, 10);

	if (kind < 6)
		return FUZZ_PICK(f, NUMBERS);
	if (kind < 8)
		return (unsigned long)fuzz_buffer(f);
	if (kind < 9)
		return (unsigned long)fuzz_descriptor(f);
	return fuzz_random(f) >> fuzz_below(f, 64);
}

static unsigned long a_folder(struct fuzz *f)
{
	return fuzz_percent(f, 60) ? (unsigned long)AT_FDCWD : (unsigned long)fuzz_descriptor(f);
}

static unsigned long a_page(struct fuzz *f)
{
	return (unsigned long)f->scratch + fuzz_below(f, FUZZ_SCRATCH) * FUZZ_PAGE;
}

unsigned long fuzz_argument(struct fuzz *f, char kind)
{
	switch (kind) {
	case '0':
	case '1':
	case '2':
	case '6':
		return kind - '0';
	case '3':
		return MS_BIND | (fuzz_percent(f, 50) ? MS_REC : 0);
	case '4':
		return MSG_DONTWAIT | MSG_NOSIGNAL | (fuzz_percent(f, 60) ? MSG_FASTOPEN : 0);
	case '5':
		return MSG_DONTWAIT;
	case '7':
		return WEXITED | WNOHANG;
	case 'd':
		return a_folder(f);
	case 'f':
		return fuzz_descriptor(f);
	case 'p':
		return (unsigned long)fuzz_path(f);
	case 'b':
		return (unsigned long)fuzz_buffer(f);
	case 'n':
		return FUZZ_PICK(f, LENGTHS);
	case 'i':
		return fuzz_below(f, 20);
	case 'q':
		return FUZZ_PICK(f, OFFSETS);
	case 'a':
		return a_page(f);
	case 'l':
		return FUZZ_PAGE * (1 + fuzz_below(f, FUZZ_MOST_PAGES));
	case 'k':
		return any_process(f);
	case 'G':
		return any_signal(f);
	case 'u':
		return FUZZ_PICK(f, PERSONS);
	case 'y':
		return FUZZ_PICK(f, DEVICES);
	case 'Y':
		return FUZZ_PICK(f, KINDS) | 0644;
	case 'm':
		return fuzz_percent(f, 70) ? 0755 : fuzz_random(f) & 07777;
	case 'U':
		return any_number(f);
	case 's':
		return fuzz_address(f);
	case 'L':
		return fuzz_percent(f, 97) ? f->address_bytes : fuzz_below(f, 130);
	case 'M':
		return fuzz_message(f);
	default:
		return kind >= 'A' && kind <= 'Z' ? fuzz_structure(f, kind) : fuzz_flags(f, kind);
	}
}
