/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random system calls that know what their arguments are. All that is random comes of one seed: the
 * same seed makes the same calls in the same threads, though not at the same moments.
 */
#ifndef RINGFENCE_TEST_FUZZ_H
#define RINGFENCE_TEST_FUZZ_H

#include <linux/io_uring.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FUZZ_PAGE 4096ul
/* Buffers that calls read into and structures are written to. */
#define FUZZ_BUFFERS 16
/* Pages whose mapping is played with; nothing but the kernel looks at them. */
#define FUZZ_SCRATCH 16
#define FUZZ_MOST_PAGES 3
#define FUZZ_DESCRIPTORS 24
#define FUZZ_PATHS 4
#define FUZZ_PATH_BYTES 4352
#define FUZZ_THREADS 3
#define FUZZ_KEY_BYTES 64
#define FUZZ_WORK "/work"
#define FUZZ_SHARED_WORK "/shared/free"

/* What all processes of a run count together. */
struct fuzz_shared {
	uint64_t workers;
	uint64_t calls;
	uint64_t succeeded;
	/* with EACCES or EPERM */
	uint64_t refused;
	/* times that the secret was seen, or something barred was mapped as code */
	uint64_t found;
	char first[96];
	/* The secret with every bit turned: whoever reads this finds no secret. */
	unsigned char key[FUZZ_KEY_BYTES];
	size_t key_bytes;
};

struct fuzz_ring {
	int fd;
	unsigned int *tail, *array;
	struct io_uring_sqe *requests;
};

/* One thread. */
struct fuzz {
	uint64_t random;
	uint64_t seed;
	struct fuzz_shared *shared;
	unsigned char *buffers, *scratch;
	struct fuzz_ring ring;
	int descriptors[FUZZ_DESCRIPTORS];
	int processes[4];
	/* how many forks lie between it and a worker */
	unsigned int depth;
	unsigned int next_buffer, next_path;
	/* of the last address that was made */
	unsigned long address_bytes;
	/* whoever stands still for long is interrupted */
	uint64_t progress;
	int thread;
	const char *call;
	char paths[FUZZ_PATHS][FUZZ_PATH_BYTES];
};

/* One letter an argument, as argument.c reads them; '+' before them: what it returns is a descriptor. */
struct fuzz_call {
	const char *name;
	long number;
	const char *shape;
};

extern const struct fuzz_call FUZZ_FILE_CALLS[], FUZZ_NETWORK_CALLS[], FUZZ_PROCESS_CALLS[],
	FUZZ_MEMORY_CALLS[], FUZZ_OTHER_CALLS[];

static inline uint64_t fuzz_mix(uint64_t value)
{
	value += 0x9e3779b97f4a7c15ul;
	value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ul;
	value = (value ^ (value >> 27)) * 0x94d049bb133111ebul;
	return value ^ (value >> 31);
}

static inline uint64_t fuzz_random(struct fuzz *f)
{
	f->random += 0x9e3779b97f4a7c15ul;
	return fuzz_mix(f->random);
}

static inline unsigned int fuzz_below(struct fuzz *f, unsigned int limit)
{
	return fuzz_random(f) % limit;
}

static inline bool fuzz_percent(struct fuzz *f, unsigned int percent)
{
	return fuzz_below(f, 100) < percent;
}

#define FUZZ_PICK(f, list) ((list)[fuzz_below(f, sizeof(list) / sizeof(*(list)))])

/* Without the C library, which keeps what it knows in memory of the thread: not all have one here. */
static inline long fuzz_raw(long number, const unsigned long *a)
{
	register unsigned long r10 __asm__("r10") = a[3];
	register unsigned long r8 __asm__("r8") = a[4];
	register unsigned long r9 __asm__("r9") = a[5];
	long result;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(a[0]), "S"(a[1]), "d"(a[2]), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return result;
}

#define FUZZ_CALL(number, ...) fuzz_raw(number, (const unsigned long[6]){ __VA_ARGS__ })

/* argument.c */
unsigned long fuzz_argument(struct fuzz *f, char kind);
int fuzz_descriptor(struct fuzz *f);
void fuzz_keep(struct fuzz *f, int fd);
unsigned char *fuzz_buffer(struct fuzz *f);

/* structure.c */
unsigned long fuzz_structure(struct fuzz *f, char kind);

/* flag.c */
unsigned long fuzz_flags(struct fuzz *f, char kind);

/* path.c */
const char *fuzz_path(struct fuzz *f);

/* address.c */
unsigned long fuzz_address(struct fuzz *f);
unsigned long fuzz_message(struct fuzz *f);
long fuzz_socket(struct fuzz *f);

/* call.c */
void fuzz_step(struct fuzz *f);
void fuzz_count(struct fuzz *f, long result);

/* process.c */
void fuzz_process(struct fuzz *f);

/* ring.c */
void fuzz_ring(struct fuzz *f);

/* scan.c */
void fuzz_scan(struct fuzz *f, const unsigned char *text, size_t bytes);
void fuzz_scan_buffers(struct fuzz *f);
void fuzz_scan_mapping(struct fuzz *f, unsigned long address);
void fuzz_scan_code(struct fuzz *f);
void fuzz_scan_files(struct fuzz *f);

/* worker.c */
bool fuzz_begin(struct fuzz *f, struct fuzz_shared *shared, uint64_t seed);
void fuzz_worker(struct fuzz_shared *shared, uint64_t seed, int null);

#endif
