// SPDX-License-Identifier: Apache-2.0
/* Every call that is made with arguments of its own kinds; numbers where the headers are older. */
#include <sys/syscall.h>

#include "fuzz.h"

// clang-format off
#define CALL(name, shape) { #name, SYS_##name, shape }

const struct fuzz_call FUZZ_FILE_CALLS[] = {
	CALL(open, "+pom"), CALL(open, "+pom"), CALL(openat, "+dpom"), CALL(openat, "+dpom"),
	CALL(openat, "+dpom"), CALL(openat2, "+dpHi"), CALL(openat2, "+dpH"), CALL(creat, "+pm"),
	CALL(read, "fbn"), CALL(read, "fbn"), CALL(read, "fbn"), CALL(pread64, "fbnq"),
	CALL(pread64, "fbnq"), CALL(readv, "fVi"), CALL(preadv2, "fViq00"), CALL(write, "fbn"),
	CALL(pwrite64, "fbnq"), CALL(writev, "fVi"), CALL(lseek, "fqi"), CALL(close, "f"),
	CALL(dup, "+f"), CALL(fcntl, "fcU"), CALL(fcntl, "fcf"), CALL(ioctl, "fhb"), CALL(ioctl, "fhQ"),
	CALL(rename, "pp"), CALL(rename, "pp"), CALL(renameat, "dpdp"), CALL(renameat2, "dpdpr"),
	CALL(renameat2, "dpdpr"), CALL(link, "pp"), CALL(linkat, "dpdpe"), CALL(linkat, "fpdpe"),
	CALL(symlink, "pp"), CALL(symlink, "pp"), CALL(symlinkat, "pdp"), CALL(unlink, "p"),
	CALL(unlink, "p"), CALL(unlinkat, "dpe"), CALL(mkdir, "pm"), CALL(mkdirat, "dpm"),
	CALL(rmdir, "p"), CALL(mknod, "pYy"), CALL(mknodat, "dpYy"), CALL(chmod, "pm"),
	CALL(fchmod, "fm"), CALL(fchmodat, "dpm"), { "fchmodat2", 452, "dpme" }, CALL(chown, "puu"),
	CALL(lchown, "puu"), CALL(fchown, "fuu"), CALL(fchownat, "dpuue"), CALL(truncate, "pq"),
	CALL(ftruncate, "fq"), CALL(fallocate, "fxqq"), CALL(utimensat, "dpWe"), CALL(utimensat, "f0We"),
	CALL(setxattr, "pNbnx"), CALL(lsetxattr, "pNbnx"), CALL(fsetxattr, "fNbnx"),
	CALL(removexattr, "pN"), CALL(fremovexattr, "fN"), CALL(getxattr, "pNbn"),
	CALL(listxattr, "pbn"), { "setxattrat", 463, "dpeNQn" }, { "removexattrat", 466, "dpeN" },
	{ "file_getattr", 468, "dpbne" }, { "file_setattr", 469, "dpQne" }, CALL(readlink, "pbn"),
	CALL(statx, "dpeUb"), CALL(access, "px"), CALL(faccessat2, "dpxe"), CALL(statfs, "pb"),
	CALL(getdents64, "fbn"), CALL(copy_file_range, "fJfJn0"), CALL(copy_file_range, "f0f0n0"),
	CALL(splice, "fJfJnx"), CALL(splice, "f0f0nx"), CALL(tee, "ffnx"), CALL(vmsplice, "fVix"),
	CALL(sendfile, "ffJn"), CALL(sendfile, "ff0n"), CALL(name_to_handle_at, "dpXbe"),
	CALL(name_to_handle_at, "dpXbe"), CALL(open_by_handle_at, "+fXo"), CALL(open_by_handle_at, "+fXo"),
	CALL(chdir, "p"), CALL(fchdir, "f"), CALL(chroot, "p"), CALL(sync_file_range, "fqqx"),
	CALL(fsync, "f"), CALL(readahead, "fqn"), CALL(fadvise64, "fqni"), CALL(flock, "fx"),
	CALL(memfd_create, "+px"), CALL(uselib, "p"), CALL(acct, "p"), {},
};

const struct fuzz_call FUZZ_MEMORY_CALLS[] = {
	CALL(mmap, "0ltgf0"), CALL(mmap, "altgf0"), CALL(mmap, "altgfq"), CALL(mmap, "altgf0"),
	CALL(mprotect, "alt"), CALL(mprotect, "alt"), CALL(pkey_mprotect, "alti"), CALL(munmap, "al"),
	CALL(mremap, "allxa"), CALL(madvise, "ali"), CALL(msync, "alx"), CALL(mlock, "al"),
	CALL(mlock2, "alx"), CALL(mincore, "alb"), CALL(remap_file_pages, "al0i0"), CALL(brk, "0"),
	CALL(userfaultfd, "+o"), CALL(memfd_secret, "+0"), CALL(shmget, "ilU"), CALL(shmat, "iax"),
	CALL(mbind, "alibix"), CALL(process_vm_readv, "kViVi0"), CALL(process_vm_writev, "kViVi0"),
	CALL(process_madvise, "fVii0"), { "mseal", 462, "al0" }, {},
};

const struct fuzz_call FUZZ_NETWORK_CALLS[] = {
	CALL(bind, "fsL"), CALL(listen, "fi"), CALL(connect, "fsL"), CALL(connect, "fsL"),
	CALL(connect, "fsL"), CALL(accept4, "+fbbo"), CALL(sendto, "fbnxsL"), CALL(sendto, "fbn4sL"),
	CALL(sendto, "fbn4sL"), CALL(sendmsg, "fMx"), CALL(sendmsg, "fM4"), CALL(sendmmsg, "fMix"),
	CALL(recvfrom, "fbn500"), CALL(recvmsg, "fM5"), CALL(recvmmsg, "fMi5W"), CALL(shutdown, "fi"),
	CALL(setsockopt, "f1ibn"), CALL(setsockopt, "f16bn"), CALL(setsockopt, "fiibn"),
	CALL(getsockopt, "fiibb"), CALL(getsockname, "fbb"), CALL(read, "fbn"), CALL(write, "fbn"), {},
};

const struct fuzz_call FUZZ_PROCESS_CALLS[] = {
	CALL(unshare, "w"), CALL(unshare, "w"), CALL(setns, "fw"), CALL(setns, "f0"), CALL(prctl, "zUUUU"),
	CALL(prctl, "zxU00"), CALL(ptrace, "vkUU"), CALL(ptrace, "vkab"), CALL(pidfd_open, "+kx"),
	CALL(pidfd_getfd, "+fi0"), CALL(pidfd_send_signal, "fG00"), CALL(kill, "kG"), CALL(tgkill, "kkG"),
	CALL(kcmp, "kkiff"), CALL(setuid, "u"), CALL(setgid, "u"), CALL(setreuid, "uu"),
	CALL(setregid, "uu"), CALL(setresuid, "uuu"), CALL(setresgid, "uuu"), CALL(setfsuid, "u"),
	CALL(setfsgid, "u"), CALL(setgroups, "ib"), CALL(capget, "bb"), CALL(capset, "bb"),
	CALL(getpgid, "k"), CALL(setsid, ""), CALL(setpgid, "kk"), CALL(wait4, "kb1"),
	CALL(waitid, "ikb7"), CALL(process_mrelease, "f0"), CALL(sched_setaffinity, "knb"), {},
};

const struct fuzz_call FUZZ_OTHER_CALLS[] = {
	CALL(mount, "ppFxP"), CALL(mount, "pp030"), CALL(mount, "pp030"), CALL(umount2, "px"),
	CALL(pivot_root, "pp"), CALL(open_tree, "+dpe"), CALL(open_tree, "+dpe"), { "open_tree_attr", 467, "+dpeQn" },
	CALL(move_mount, "dpdpx"), CALL(move_mount, "f0dpi"), CALL(fsopen, "+F0"), CALL(fsconfig, "fiPpd"),
	CALL(fsconfig, "f6000"), CALL(fsmount, "+f0x"), CALL(fspick, "+dpx"), CALL(mount_setattr, "dpeQn"),
	CALL(bpf, "iBn"), CALL(bpf, "iBn"), CALL(perf_event_open, "+Ekiff"), CALL(inotify_init1, "+o"),
	CALL(inotify_add_watch, "fpU"), CALL(fanotify_init, "+xo"), CALL(fanotify_init, "+Uo"),
	CALL(fanotify_mark, "fxUdp"), CALL(fanotify_mark, "f1Udp"), CALL(add_key, "pbbnU"),
	CALL(request_key, "pb0U"), CALL(keyctl, "jUUUU"), CALL(keyctl, "jibnU"), CALL(epoll_create1, "+0"),
	CALL(epoll_ctl, "fifb"), CALL(eventfd2, "+i0"), CALL(signalfd4, "+fbio"), CALL(timerfd_create, "+i0"),
	CALL(landlock_create_ruleset, "+Qi0"), CALL(init_module, "bnb"), CALL(finit_module, "fpx"),
	CALL(quotactl, "UpUb"), CALL(swapon, "px"), CALL(mq_open, "+pom0"), CALL(personality, "U"),
	CALL(sethostname, "bi"), CALL(io_setup, "ib"), CALL(getrandom, "bn0"), CALL(rseq, "0000"), {},
};
