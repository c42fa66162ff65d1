// SPDX-License-Identifier: Apache-2.0
/* Words of bits and numbered commands: lower-case letters of a shape that argument.c does not know. */
#include <fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <linux/keyctl.h>
#include <linux/mount.h>
#include <sched.h>
#include <sys/fanotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>

#include "fuzz.h"

static const int OPEN_BITS[] = { O_EXCL,    O_APPEND,  O_DIRECTORY, O_NOFOLLOW, O_PATH,
				 O_TMPFILE, O_CLOEXEC, O_DIRECT,    O_NOATIME,	O_SYNC,
				 O_NOCTTY,  O_ASYNC,   O_LARGEFILE, O_DSYNC };
static const unsigned int CLONE_BITS[] = { CLONE_NEWNS,	  CLONE_NEWUTS,	 CLONE_NEWIPC,
					   CLONE_NEWUSER, CLONE_NEWPID,	 CLONE_FS,
					   CLONE_FILES,	  CLONE_SYSVSEM, CLONE_NEWCGROUP,
					   0x80 /* time */ };
static const unsigned int MAP_BITS[] = { MAP_ANONYMOUS, MAP_POPULATE, MAP_NORESERVE, MAP_LOCKED,
					 MAP_GROWSDOWN, MAP_NONBLOCK, MAP_STACK,     MAP_32BIT };
static const unsigned int AT_BITS[] = { AT_SYMLINK_NOFOLLOW, AT_REMOVEDIR,  AT_SYMLINK_FOLLOW,
					AT_NO_AUTOMOUNT,     AT_EMPTY_PATH, 0x8000 /* recursive */,
					OPEN_TREE_CLONE };
static const unsigned int CONTROLS[] = {
	F_DUPFD,  F_GETFD,	   F_SETFD,	 F_GETFL,     F_SETFL,	   F_GETLK,
	F_SETLK,  F_SETOWN,	   F_GETOWN,	 F_SETSIG,    F_OFD_SETLK, F_SETLEASE,
	F_NOTIFY, F_DUPFD_CLOEXEC, F_SETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS, F_SET_RW_HINT,
};
static const unsigned int DEVICE_CALLS[] = {
	FS_IOC_GETFLAGS,
	FS_IOC_SETFLAGS,
	FS_IOC_FSGETXATTR,
	FS_IOC_FSSETXATTR,
	FS_IOC_GETVERSION,
	FS_IOC_SETVERSION,
	FIONREAD,
	FIONBIO,
	FIOASYNC,
	FICLONE,
	FICLONERANGE,
	FIDEDUPERANGE,
	FS_IOC_FIEMAP,
	FIBMAP,
	0xb701 /* nsfs */,
	0xb702,
	0xb703,
	0xc018aa3f /* userfaultfd */,
	0xc020aa00,
	0x2400 /* perf */,
	0x40086602 /* of 32 bits */,
};
static const unsigned int PROTECTIONS[] = { PROT_READ,
					    PROT_READ | PROT_WRITE,
					    PROT_READ | PROT_EXEC,
					    PROT_READ | PROT_WRITE | PROT_EXEC,
					    PROT_EXEC,
					    PROT_NONE };
static const unsigned int TRACES[] = { PTRACE_PEEKDATA,	  PTRACE_POKEDATA,   PTRACE_CONT,
				       PTRACE_SINGLESTEP, PTRACE_ATTACH,     PTRACE_DETACH,
				       PTRACE_SYSCALL,	  PTRACE_SETOPTIONS, PTRACE_GETREGSET,
				       PTRACE_SEIZE,	  PTRACE_INTERRUPT,  PTRACE_LISTEN };
/* Neither what ends the thread at its next call (strict seccomp) nor what outlives the process. */
static const unsigned int SETTINGS[] = {
	PR_SET_PDEATHSIG,    PR_SET_DUMPABLE,	   PR_SET_KEEPCAPS,   PR_SET_NAME,
	PR_CAPBSET_DROP,     PR_SET_SECUREBITS,	   PR_SET_TIMERSLACK, PR_SET_CHILD_SUBREAPER,
	PR_SET_NO_NEW_PRIVS, PR_SET_THP_DISABLE,   PR_CAP_AMBIENT,    PR_SET_PTRACER,
	PR_SET_VMA,	     PR_GET_TID_ADDRESS,   PR_SET_IO_FLUSHER, PR_SET_MM,
	PR_SCHED_CORE,	     65 /* PR_SET_MDWE */,
};

static unsigned long bits_of(struct fuzz *f, const unsigned int *bits, unsigned int count)
{
	unsigned int chosen = fuzz_below(f, 10), i;
	unsigned long result = 0;

	chosen = chosen < 4 ? 0 : chosen < 8 ? 1 : 3;
	for (i = 0; i < chosen; i++)
		result |= bits[fuzz_below(f, count)];
	return result;
}

#define BITS_OF(f, list) bits_of(f, (const unsigned int *)(list), sizeof(list) / sizeof(*(list)))

static unsigned long open_flags(struct fuzz *f)
{
	unsigned long flags = fuzz_below(f, 10);

	if (fuzz_percent(f, 3))
		return fuzz_random(f);
	flags = flags < 5 ? O_RDONLY : flags < 7 ? O_WRONLY : flags < 9 ? O_RDWR : 3;
	/* What would wait for another end takes the thread. */
	flags |= fuzz_percent(f, 90) ? O_NONBLOCK : 0;
	flags |= fuzz_percent(f, 25) ? O_CREAT : 0;
	flags |= fuzz_percent(f, 12) ? O_TRUNC : 0;
	return flags | BITS_OF(f, OPEN_BITS);
}

static unsigned long map_flags(struct fuzz *f)
{
	static const unsigned int KINDS[] = { MAP_PRIVATE, MAP_SHARED, MAP_SHARED_VALIDATE };

	return FUZZ_PICK(f, KINDS) | BITS_OF(f, MAP_BITS) | (fuzz_percent(f, 30) ? MAP_FIXED : 0);
}

unsigned long fuzz_flags(struct fuzz *f, char kind)
{
	switch (kind) {
	case 'o':
		return open_flags(f);
	case 'x': /* few of the low bits */
		return fuzz_percent(f, 50) ?
			       0 :
			       1ul << fuzz_below(f, 8) | (fuzz_random(f) & fuzz_random(f) & 15);
	case 'e':
		return BITS_OF(f, AT_BITS);
	case 'r': /* of renameat2 */
		return fuzz_below(f, 8);
	case 't':
		return FUZZ_PICK(f, PROTECTIONS);
	case 'g':
		return map_flags(f);
	case 'w':
		/* A network name space takes the kernel long to make and longer to clear away. */
		return fuzz_percent(f, 2) ? CLONE_NEWNET : BITS_OF(f, CLONE_BITS);
	case 'c':
		return FUZZ_PICK(f, CONTROLS);
	case 'h':
		return FUZZ_PICK(f, DEVICE_CALLS);
	case 'v':
		return FUZZ_PICK(f, TRACES);
	case 'z':
		return FUZZ_PICK(f, SETTINGS);
	case 'j': /* of keyctl */
		return fuzz_below(f, KEYCTL_WATCH_KEY + 2);
	default:
		return 0;
	}
}
