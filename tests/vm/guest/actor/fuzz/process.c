// SPDX-License-Identifier: Apache-2.0
/* Processes and threads of all makes, and programs with odd arguments. */
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fuzz.h"

#define DEEPEST 2
#define CALLS_OF_A_CHILD 24
#define STACK_BYTES (256 * 1024)

static const unsigned int SHARED[] = { CLONE_FILES,  CLONE_FS,	   CLONE_IO,	  CLONE_SYSVSEM,
				       CLONE_PARENT, CLONE_PTRACE, CLONE_UNTRACED };

static void execute(struct fuzz *f)
{
	static const char *const ENVIRONMENT[] = { "PATH=/bin:/usr/bin", NULL };
	static const char *const PROGRAMS[] = { "/bin/busybox", "/probe/actor",
						"/opt/barred/program", "/proc/self/exe" };
	unsigned long path = fuzz_argument(f, 'p'), words = fuzz_argument(f, 'A');

	f->call = "execve";
	if (fuzz_percent(f, 60))
		path = (unsigned long)FUZZ_PICK(f, PROGRAMS);
	if (fuzz_percent(f, 50))
		fuzz_count(f, FUZZ_CALL(SYS_execve, path, words, (unsigned long)ENVIRONMENT));
	else
		fuzz_count(f, FUZZ_CALL(SYS_execveat, fuzz_argument(f, 'd'), path, words,
					(unsigned long)ENVIRONMENT, fuzz_argument(f, 'e')));
}

static void live(struct fuzz *f)
{
	int i;

	for (i = 0; i < CALLS_OF_A_CHILD; i++) {
		fuzz_step(f);
		if (fuzz_percent(f, 5))
			execute(f);
	}
	fuzz_scan_buffers(f);
}

/* What shares the memory may not change what its maker stands on: it has a state of its own. */
static int live_beside(void *argument)
{
	struct fuzz *f = argument;

	live(f);
	FUZZ_CALL(SYS_exit, 0);
	return 0;
}

static void clone_beside(struct fuzz *f)
{
	unsigned long flags = CLONE_VM | (fuzz_percent(f, 50) ? CLONE_VFORK : 0) | SIGCHLD;
	struct fuzz *other = mmap(NULL, sizeof(*other) + STACK_BYTES, PROT_READ | PROT_WRITE,
				  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (other == MAP_FAILED)
		return;
	if (!fuzz_begin(other, f->shared, fuzz_random(f))) {
		munmap(other, sizeof(*other) + STACK_BYTES);
		return;
	}
	other->depth = DEEPEST;
	if (fuzz_percent(f, 30))
		flags |= CLONE_FILES | CLONE_FS;
	if (fuzz_percent(f, 20))
		flags |= CLONE_SIGHAND | CLONE_THREAD;
	f->call = "clone";
	fuzz_count(f, clone(live_beside, (char *)(other + 1) + STACK_BYTES - 64, flags, other));
}

static long fork_by(struct fuzz *f)
{
	struct clone_args arguments = { .exit_signal = SIGCHLD };
	unsigned long flags = fuzz_percent(f, 30) ? FUZZ_PICK(f, SHARED) : 0;

	flags |= fuzz_percent(f, 15) ? fuzz_argument(f, 'w') & ~0x80ul : 0;
	switch (fuzz_below(f, 3)) {
	case 0:
		return FUZZ_CALL(SYS_fork, 0);
	case 1:
		return FUZZ_CALL(SYS_clone, flags | SIGCHLD);
	default:
		arguments.flags = flags | (fuzz_percent(f, 30) ? CLONE_CLEAR_SIGHAND : 0);
		return FUZZ_CALL(SYS_clone3, (unsigned long)&arguments, sizeof(arguments));
	}
}

void fuzz_process(struct fuzz *f)
{
	int *place = &FUZZ_PICK(f, f->processes);
	uint64_t seed = fuzz_random(f);
	long child;

	if (f->depth >= DEEPEST)
		return;
	if (fuzz_percent(f, 25)) {
		clone_beside(f);
		return;
	}
	f->call = "fork";
	child = fork_by(f);
	fuzz_count(f, child);
	if (child == 0) {
		signal(SIGALRM, SIG_DFL);
		alarm(1);
		f->random = f->seed = seed;
		f->depth++;
		live(f);
		fuzz_scan_code(f);
		FUZZ_CALL(SYS_exit_group, 0);
	}
	if (child > 0) {
		*place = child;
		while (FUZZ_CALL(SYS_wait4, -1ul, 0, WNOHANG | __WALL) > 0)
			;
	}
}
