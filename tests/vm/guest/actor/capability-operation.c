// SPDX-License-Identifier: Apache-2.0
/* What the kernel asks one capability for, each by the one call that does; run in children. */
#include <fcntl.h>
#include <linux/capability.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

#define SOMEBODY 1000

static int op_chown(char **a, char *detail)
{
	(void)detail;
	return ended(chown(a[0], SOMEBODY, SOMEBODY));
}

static int op_chmod(char **a, char *detail)
{
	(void)detail;
	return ended(chmod(a[0], 0));
}

static int op_write_closed(char **a, char *detail)
{
	(void)detail;
	return ended(open(a[0], O_WRONLY | O_CLOEXEC));
}

static int op_setuid(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(setresuid(SOMEBODY, SOMEBODY, SOMEBODY));
}

static int op_setgid(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(setresgid(SOMEBODY, SOMEBODY, SOMEBODY));
}

static int op_setpcap(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(prctl(PR_CAPBSET_DROP, CAP_AUDIT_READ, 0, 0, 0));
}

static int op_low_port(char **a, char *detail)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(81) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)a;
	(void)detail;
	return fd < 0 ? errno : ended(bind(fd, (struct sockaddr *)&at, sizeof(at)));
}

static int op_raw_socket(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP));
}

/* As the lord of a user namespace, who has every capability in it. */
static int op_raw_socket_in_namespace(char **a, char *detail)
{
	if (unshare(CLONE_NEWUSER | CLONE_NEWNET))
		return errno;
	return op_raw_socket(a, detail);
}

static int op_lock(char **a, char *detail)
{
	struct rlimit none = {};
	static char page[4096];

	(void)a;
	(void)detail;
	return setrlimit(RLIMIT_MEMLOCK, &none) ? errno : ended(mlock(page, sizeof(page)));
}

static int op_chroot(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(chroot("/"));
}

static int op_hostname(char **a, char *detail)
{
	char name[64] = {};

	(void)a;
	(void)detail;
	return gethostname(name, sizeof(name) - 1) ? errno : ended(sethostname(name, strlen(name)));
}

static int op_nice(char **a, char *detail)
{
	(void)a;
	(void)detail;
	errno = 0;
	return nice(-1) == -1 ? errno : 0;
}

static int op_raise_limit(char **a, char *detail)
{
	struct rlimit low = { 64, 64 }, high = { 64, 128 };

	(void)a;
	(void)detail;
	return setrlimit(RLIMIT_NOFILE, &low) ? errno : ended(setrlimit(RLIMIT_NOFILE, &high));
}

static int op_time_zone(char **a, char *detail)
{
	struct timezone zone = {};

	(void)a;
	(void)detail;
	return ended(settimeofday(NULL, &zone));
}

static int op_mknod(char **a, char *detail)
{
	int error = ended(mknod(a[0], S_IFCHR | 0600, makedev(1, 3)));

	(void)detail;
	unlink(a[0]);
	return error;
}

static int op_alarm(char **a, char *detail)
{
	(void)a;
	(void)detail;
	return ended(timerfd_create(CLOCK_BOOTTIME_ALARM, TFD_CLOEXEC));
}

/* Reads another user's /proc/PID/stat. Where its code lies is shown to those alone who may trace it,
 * which the kernel asks without meaning to do it. The detail: "shown" or "hidden". */
static int op_probe_stat(char **a, char *detail)
{
	unsigned long start = 0;
	char path[64], text[1024];
	int ready[2], status, field;
	FILE *file;
	pid_t child;

	(void)a;
	if (pipe2(ready, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		if (setresuid(SOMEBODY, SOMEBODY, SOMEBODY) || write(ready[1], "", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ready[1]);
	if (read(ready[0], text, 1) != 1)
		return EIO;
	sprintf(path, "/proc/%d/stat", child);
	file = fopen(path, "r");
	if (file && fgets(text, sizeof(text), file)) {
		char *rest = strrchr(text, ')');

		/* the name is the 2nd field, where the code starts the 26th */
		for (field = 2; rest && field < 26; field++)
			rest = strchr(rest + 1, ' ');
		start = rest ? strtoul(rest, NULL, 10) : 0;
		fclose(file);
	}
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	strcpy(detail, start > 1 ? "shown" : "hidden");
	return 0;
}

/* Opens its own file, as a user without capabilities. */
static int op_read_as_somebody(char **a, char *detail)
{
	(void)detail;
	if (setresgid(SOMEBODY, SOMEBODY, SOMEBODY) || setresuid(SOMEBODY, SOMEBODY, SOMEBODY))
		return errno;
	return ended(open(a[0], O_RDONLY | O_CLOEXEC));
}

const struct operation CAPABILITY_OPERATIONS[] = { { "use-chown", 1, op_chown },
						   { "use-fowner", 1, op_chmod },
						   { "use-dac_override", 1, op_write_closed },
						   { "use-setuid", 0, op_setuid },
						   { "use-setgid", 0, op_setgid },
						   { "use-setpcap", 0, op_setpcap },
						   { "use-net_bind_service", 0, op_low_port },
						   { "use-net_raw", 0, op_raw_socket },
						   { "use-net_raw-in-namespace", 0,
						     op_raw_socket_in_namespace },
						   { "use-ipc_lock", 0, op_lock },
						   { "use-sys_chroot", 0, op_chroot },
						   { "use-sys_admin", 0, op_hostname },
						   { "use-sys_nice", 0, op_nice },
						   { "use-sys_resource", 0, op_raise_limit },
						   { "use-sys_time", 0, op_time_zone },
						   { "use-mknod", 1, op_mknod },
						   { "use-wake_alarm", 0, op_alarm },
						   { "probe-stat", 0, op_probe_stat },
						   { "read-as-somebody", 1, op_read_as_somebody },
						   {} };
