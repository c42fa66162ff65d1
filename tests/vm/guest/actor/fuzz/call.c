// SPDX-License-Identifier: Apache-2.0
/* One call after another: which, and what becomes of its result. */
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>

#include "fuzz.h"

/* The newest call of the newest kernel is below. */
#define CALL_NUMBERS 480

/* Not with arguments of no kind: what ends the machine, changes its clock or its log, ends or stops
 * the thread, takes away the memory it stands on or the limits it is under, or makes another of it. */
static const short LEFT_OUT[] = {
	SYS_reboot,
	SYS_kexec_load,
	SYS_kexec_file_load,
	SYS_settimeofday,
	SYS_clock_settime,
	SYS_adjtimex,
	SYS_clock_adjtime,
	SYS_syslog,
	SYS_exit,
	SYS_exit_group,
	SYS_rt_sigreturn,
	SYS_rt_sigaction,
	SYS_rt_sigprocmask,
	SYS_rt_sigsuspend,
	SYS_pause,
	SYS_arch_prctl,
	SYS_munmap,
	SYS_mmap,
	SYS_mremap,
	SYS_mprotect,
	SYS_pkey_mprotect,
	SYS_madvise,
	SYS_remap_file_pages,
	SYS_brk,
	SYS_shmat,
	SYS_setrlimit,
	SYS_prlimit64,
	SYS_fork,
	SYS_vfork,
	SYS_clone,
	SYS_clone3,
	SYS_execve,
	SYS_execveat,
	SYS_kill,
	SYS_tkill,
	SYS_tgkill,
	SYS_rt_sigqueueinfo,
	SYS_rt_tgsigqueueinfo,
	SYS_pidfd_send_signal,
	SYS_ptrace,
	SYS_process_vm_writev,
	SYS_prctl,
	SYS_seccomp,
	SYS_sched_setscheduler,
	SYS_sched_setparam,
	SYS_sched_setattr,
	SYS_setpriority,
	SYS_sync,
	SYS_close_range,
	SYS_modify_ldt,
	SYS_set_thread_area,
	SYS_close,
	SYS_unshare,
	SYS_userfaultfd,
	462 /* mseal */,
};

void fuzz_count(struct fuzz *f, long result)
{
	__atomic_add_fetch(&f->shared->calls, 1, __ATOMIC_RELAXED);
	if (result >= 0)
		__atomic_add_fetch(&f->shared->succeeded, 1, __ATOMIC_RELAXED);
	else if (result == -EACCES || result == -EPERM)
		__atomic_add_fetch(&f->shared->refused, 1, __ATOMIC_RELAXED);
}

/* What was opened is not left to be read by chance alone. */
static void keep_and_read(struct fuzz *f, int fd)
{
	unsigned long to = fuzz_argument(f, 'b');

	fuzz_keep(f, fd);
	if (fuzz_percent(f, 50) && FUZZ_CALL(SYS_pread64, fd, to, FUZZ_PAGE, 0) > 0)
		fuzz_scan(f, (unsigned char *)to, FUZZ_PAGE);
}

static void make(struct fuzz *f, const struct fuzz_call *call)
{
	const char *shape = call->shape;
	unsigned long a[6] = {};
	bool opens = *shape == '+';
	long result;
	int i;

	for (i = 0, shape += opens; shape[i]; i++)
		a[i] = fuzz_argument(f, shape[i]);
	f->call = call->name;
	if (call->number == SYS_close && a[0] < 3)
		return;
	result = fuzz_raw(call->number, a);
	fuzz_count(f, result);
	if (result < 0)
		return;
	if (opens)
		keep_and_read(f, result);
	if (call->number == SYS_mmap)
		fuzz_scan_mapping(f, result);
}

static void make_any(struct fuzz *f)
{
	unsigned long number = fuzz_below(f, CALL_NUMBERS), a[6];
	unsigned int i;

	for (i = 0; i < sizeof(LEFT_OUT) / sizeof(*LEFT_OUT); i++)
		if (number == (unsigned long)LEFT_OUT[i])
			return;
	for (i = 0; i < 6; i++)
		a[i] = fuzz_percent(f, 15) ? (unsigned long)fuzz_path(f) : fuzz_argument(f, 'U');
	f->call = "any";
	/* As a program of 32-bit pointers asks for it. */
	fuzz_count(f, fuzz_raw(number | (fuzz_percent(f, 2) ? 0x40000000 : 0), a));
}

static void make_of(struct fuzz *f, const struct fuzz_call *calls)
{
	unsigned int count = 0;

	while (calls[count].name)
		count++;
	make(f, &calls[fuzz_below(f, count)]);
}

void fuzz_step(struct fuzz *f)
{
	unsigned int kind = fuzz_below(f, 1000);

	if (kind < 520)
		make_of(f, FUZZ_FILE_CALLS);
	else if (kind < 600)
		make_of(f, FUZZ_MEMORY_CALLS);
	else if (kind < 650)
		fuzz_count(f, fuzz_socket(f));
	else if (kind < 770)
		make_of(f, FUZZ_NETWORK_CALLS);
	else if (kind < 800)
		make_of(f, FUZZ_PROCESS_CALLS);
	else if (kind < 802) /* takes an emulated guest as long as hundreds of the others */
		fuzz_process(f);
	else if (kind < 870)
		fuzz_ring(f);
	else if (kind < 940)
		make_of(f, FUZZ_OTHER_CALLS);
	else
		make_any(f);
	f->progress++;
	if (f->progress % 8 == 0)
		fuzz_scan_buffers(f);
}
