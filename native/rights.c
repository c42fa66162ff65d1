/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What this process may, given up. Each thread has rights of its own and no call changes another's:
 * every thread is interrupted once and gives up its own. Those that come later inherit.
 */
#include <dirent.h>
#include <errno.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "value.h"

/* The one that the C library changes user ids with, and therefore lets nobody block. */
#define INTERRUPT 33
#define MAX_THREADS 256
#define PATIENCE_MILLISECONDS 2000

/* As the kernel has it; the C library keeps the number above to itself. */
struct kernel_action {
	void (*handler)(int number);
	unsigned long flags;
	void (*restorer)(void);
	uint64_t mask;
};

static uint64_t kept;
static int answered, failure;

static int give_up(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = {};
	int number;

	/* Who was started with less may not do this; the last line holds all the same. */
	for (number = 0; number < 64; number++)
		if (!(kept >> number & 1) && prctl(PR_CAPBSET_READ, number, 0, 0, 0) == 1 &&
		    prctl(PR_CAPBSET_DROP, number, 0, 0, 0) && errno != EPERM)
			return errno;
	if (syscall(SYS_capget, &header, data))
		return errno;
	data[0].permitted &= kept;
	data[1].permitted &= kept >> 32;
	data[0].effective = data[0].permitted;
	data[1].effective = data[1].permitted;
	data[0].inheritable = data[1].inheritable = 0;
	if (syscall(SYS_capset, &header, data) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return errno;
	return 0;
}

static void give_up_here(int number)
{
	int error = errno, result = give_up();

	(void)number;
	if (result)
		__atomic_store_n(&failure, result, __ATOMIC_RELAXED);
	__atomic_add_fetch(&answered, 1, __ATOMIC_RELEASE);
	errno = error;
}

static int set_action(int number, const struct kernel_action *action, struct kernel_action *before)
{
	return syscall(SYS_rt_sigaction, number, action, before, sizeof(action->mask));
}

/* The way back from a handler, which the C library adds to every action of its own. */
static int find_restorer(struct kernel_action *action)
{
	struct sigaction plain = { .sa_handler = give_up_here }, before;
	struct kernel_action installed;

	if (sigaction(SIGRTMAX, &plain, &before) || set_action(SIGRTMAX, NULL, &installed) ||
	    sigaction(SIGRTMAX, &before, NULL))
		return errno;
	action->restorer = installed.restorer;
	action->flags = (installed.flags & ~(unsigned long)SA_RESETHAND) | SA_RESTART;
	return 0;
}

static bool wait_for(int count)
{
	struct timespec millisecond = { .tv_nsec = 1000000 };
	int waited;

	for (waited = 0; waited < PATIENCE_MILLISECONDS; waited++) {
		if (__atomic_load_n(&answered, __ATOMIC_ACQUIRE) >= count)
			return true;
		nanosleep(&millisecond, NULL);
	}
	return false;
}

/* Until a look finds no thread that was not asked: one may begin another before its turn. */
static int interrupt_others(void)
{
	pid_t asked[MAX_THREADS], self = getpid(), here = gettid();
	int count = 0, found, at;
	struct dirent *entry;
	DIR *tasks;

	do {
		found = 0;
		tasks = opendir("/proc/self/task");
		if (!tasks)
			return errno;
		while ((entry = readdir(tasks)) && count < MAX_THREADS) {
			pid_t thread = atoi(entry->d_name);

			for (at = 0; at < count && asked[at] != thread; at++)
				;
			if (!thread || thread == here || at < count)
				continue;
			if (syscall(SYS_tgkill, self, thread, INTERRUPT))
				continue; /* ended meanwhile */
			asked[count++] = thread;
			found++;
		}
		closedir(tasks);
		if (!wait_for(count))
			return ETIMEDOUT;
	} while (found && count < MAX_THREADS);
	return failure;
}

/* (low, high): the capabilities that stay, bit by number. Throws where a thread did not do it. */
static napi_value keep_capabilities(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct kernel_action action = { .handler = give_up_here }, before;
	int error;

	read_arguments(env, info, arguments);
	kept = (uint32_t)read_int(env, arguments[0]) |
	       (uint64_t)(uint32_t)read_int(env, arguments[1]) << 32;
	answered = failure = 0;
	error = find_restorer(&action);
	if (!error && set_action(INTERRUPT, &action, &before))
		error = errno;
	if (error)
		return throw_errno(env, "interrupt", error);
	error = interrupt_others();
	set_action(INTERRUPT, &before, NULL);
	if (!error)
		error = give_up();
	return error ? throw_errno(env, "keep_capabilities", error) : make_undefined(env);
}

void define_rights(napi_env env, napi_value exports)
{
	define(env, exports, "keepCapabilities", keep_capabilities);
}
