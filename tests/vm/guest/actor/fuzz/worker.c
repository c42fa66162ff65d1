// SPDX-License-Identifier: Apache-2.0
/* A process whose threads make calls, and which sees that none of them waits for long. */
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fuzz.h"

#define LOOK_MICROSECONDS 20000

static void *pages(unsigned int count)
{
	void *at = mmap(NULL, count * FUZZ_PAGE, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return at == MAP_FAILED ? NULL : at;
}

bool fuzz_begin(struct fuzz *f, struct fuzz_shared *shared, uint64_t seed)
{
	int i;

	f->random = f->seed = seed;
	f->shared = shared;
	f->call = "nothing";
	f->ring.fd = -1;
	f->buffers = pages(FUZZ_BUFFERS);
	/* What begins on the last of these may end behind it. */
	f->scratch = pages(FUZZ_SCRATCH + FUZZ_MOST_PAGES);
	if (!f->buffers || !f->scratch)
		return false;
	for (i = 0; i < FUZZ_DESCRIPTORS; i++)
		f->descriptors[i] = -1;
	*(unsigned int *)f->buffers = 128; /* bytes that a handle may have */
	return true;
}

static void *run(void *argument)
{
	struct fuzz *f = argument;

	f->thread = FUZZ_CALL(SYS_gettid, 0);
	for (;;) {
		fuzz_step(f);
		if (f->progress % 512 == 0)
			fuzz_scan_code(f);
	}
	return NULL;
}

static void nothing(int number)
{
	(void)number;
}

/* Signals that calls bring about end nothing; one of them makes a call that waits return. */
static void prepare_signals(void)
{
	static const int NUMBERS[] = { SIGHUP,	  SIGPIPE, SIGALRM, SIGUSR2, SIGXFSZ, SIGIO,
				       SIGVTALRM, SIGPROF, SIGTTIN, SIGTTOU, SIGTSTP, SIGINT };
	struct sigaction action = { .sa_handler = nothing };
	unsigned int i;

	for (i = 0; i < sizeof(NUMBERS) / sizeof(*NUMBERS); i++)
		signal(NUMBERS[i], SIG_IGN);
	sigaction(SIGUSR1, &action, NULL);
}

/* A file of this length holds no program that was copied, and memory is left for the others. */
static void limit(void)
{
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 64 * 1024, 64 * 1024 });
	setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
	setrlimit(RLIMIT_AS, &(struct rlimit){ 1ul << 30, 1ul << 30 });
	setrlimit(RLIMIT_MEMLOCK, &(struct rlimit){ 16 << 20, 16 << 20 });
}

void fuzz_worker(struct fuzz_shared *shared, uint64_t seed, int null)
{
	static struct fuzz threads[FUZZ_THREADS];
	uint64_t before[FUZZ_THREADS] = {};
	pthread_t thread;
	int i;

	/* Whoever tells the test what came of it is not one of these. */
	for (i = 0; i < 3; i++)
		dup2(null, i);
	setsid();
	prepare_signals();
	limit();
	for (i = 0; i < FUZZ_THREADS; i++)
		if (!fuzz_begin(&threads[i], shared, fuzz_mix(seed + i)) ||
		    pthread_create(&thread, NULL, run, &threads[i]))
			_exit(1);
	for (;;) {
		usleep(LOOK_MICROSECONDS);
		for (i = 0; i < FUZZ_THREADS; i++) {
			if (threads[i].thread && threads[i].progress == before[i])
				FUZZ_CALL(SYS_tkill, threads[i].thread, SIGUSR1);
			before[i] = threads[i].progress;
		}
	}
}
