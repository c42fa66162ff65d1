// SPDX-License-Identifier: Apache-2.0
/* What reaches for another process's memory, and for programs, maps and links in the kernel. */
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actor.h"

static int call_bpf(int command, union bpf_attr *attributes)
{
	return syscall(SYS_bpf, command, attributes, sizeof(*attributes));
}

static int by_id(int command, const char *id)
{
	/* the number is the first of all three */
	union bpf_attr attributes = { .map_id = atoi(id) };

	return ended(call_bpf(command, &attributes));
}

static int op_map_by_id(char **a, char *detail)
{
	(void)detail;
	return by_id(BPF_MAP_GET_FD_BY_ID, a[0]);
}

static int op_program_by_id(char **a, char *detail)
{
	(void)detail;
	return by_id(BPF_PROG_GET_FD_BY_ID, a[0]);
}

static int op_link_by_id(char **a, char *detail)
{
	(void)detail;
	return by_id(BPF_LINK_GET_FD_BY_ID, a[0]);
}

static int open_pin(const char *path)
{
	union bpf_attr attributes = { .pathname = (unsigned long)path };

	return call_bpf(BPF_OBJ_GET, &attributes);
}

static int op_open_pin(char **a, char *detail)
{
	(void)detail;
	return ended(open_pin(a[0]));
}

/* detach-link PIN, update-link PIN: with whatever descriptor the pin gives */
static int op_detach_link(char **a, char *detail)
{
	union bpf_attr attributes = { .link_detach.link_fd = open_pin(a[0]) };

	(void)detail;
	if ((int)attributes.link_detach.link_fd < 0)
		return errno;
	return ended(call_bpf(BPF_LINK_DETACH, &attributes));
}

static int op_update_link(char **a, char *detail)
{
	union bpf_attr attributes = { .link_update.link_fd = open_pin(a[0]) };

	(void)detail;
	if ((int)attributes.link_update.link_fd < 0)
		return errno;
	attributes.link_update.new_prog_fd = -1;
	return ended(call_bpf(BPF_LINK_UPDATE, &attributes));
}

/* The detail: the numbers of what is pinned there: of a link its own, then its program's. */
static int op_pin_ids(char **a, char *detail)
{
	char path[64], line[128];
	int fd = open_pin(a[0]);
	unsigned int id;
	FILE *file;

	if (fd < 0)
		return errno;
	sprintf(path, "/proc/self/fdinfo/%d", fd);
	file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "map_id: %u", &id) == 1 || sscanf(line, "link_id: %u", &id) == 1 ||
		    sscanf(line, "prog_id: %u", &id) == 1)
			sprintf(detail + strlen(detail), "%u ", id);
	if (file)
		fclose(file);
	close(fd);
	return 0;
}

static int make_map(void)
{
	union bpf_attr attributes = {
		.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1
	};

	return call_bpf(BPF_MAP_CREATE, &attributes);
}

/* Makes a map and gets it again by its number, as anybody's tools do with their own. */
static int op_own_map(char **a, char *detail)
{
	struct bpf_map_info info = {};
	union bpf_attr attributes = {};
	int fd = make_map();
	char id[16];

	(void)a;
	(void)detail;
	if (fd < 0)
		return errno;
	attributes.info.bpf_fd = fd;
	attributes.info.info_len = sizeof(info);
	attributes.info.info = (unsigned long)&info;
	if (call_bpf(BPF_OBJ_GET_INFO_BY_FD, &attributes))
		return errno;
	sprintf(id, "%u", info.id);
	return by_id(BPF_MAP_GET_FD_BY_ID, id);
}

static int op_pin_map(char **a, char *detail)
{
	union bpf_attr attributes = { .pathname = (unsigned long)a[0], .bpf_fd = make_map() };

	(void)detail;
	return (int)attributes.bpf_fd < 0 ? errno : ended(call_bpf(BPF_OBJ_PIN, &attributes));
}

static int op_perf_event(char **a, char *detail)
{
	struct perf_event_attr attributes = { .type = PERF_TYPE_SOFTWARE,
					      .size = sizeof(attributes),
					      .config = PERF_COUNT_SW_TASK_CLOCK };

	(void)detail;
	return ended(syscall(SYS_perf_event_open, &attributes, atoi(a[0]), -1, -1, 0));
}

/* Reads one word of its memory at the address, which every program has mapped. */
static int read_memory(pid_t pid, unsigned long address)
{
	unsigned long word = 0;
	struct iovec here = { &word, sizeof(word) }, there = { (void *)address, sizeof(word) };

	return process_vm_readv(pid, &here, 1, &there, 1, 0) < 0 ? errno : 0;
}

static int write_memory(pid_t pid, unsigned long address)
{
	unsigned long word = 42;
	struct iovec here = { &word, sizeof(word) }, there = { (void *)address, sizeof(word) };

	return process_vm_writev(pid, &here, 1, &there, 1, 0) < 0 ? errno : 0;
}

static int open_memory(pid_t pid)
{
	char path[64];

	sprintf(path, "/proc/%d/mem", pid);
	return open(path, O_RDWR | O_CLOEXEC);
}

static int get_descriptor(pid_t pid)
{
	int process = syscall(SYS_pidfd_open, pid, 0);

	return process < 0 ? -1 : syscall(SYS_pidfd_getfd, process, 0, 0);
}

/* vm-read PID, vm-write PID: at an address that is in no program, so that where it is let through the
 * kernel says that (EFAULT). */
static int op_vm_read(char **a, char *detail)
{
	(void)detail;
	return read_memory(atoi(a[0]), 8);
}

static int op_vm_write(char **a, char *detail)
{
	(void)detail;
	return write_memory(atoi(a[0]), 8);
}

static int op_open_memory(char **a, char *detail)
{
	(void)detail;
	return ended(open_memory(atoi(a[0])));
}

static int op_take_descriptor(char **a, char *detail)
{
	(void)detail;
	return ended(get_descriptor(atoi(a[0])));
}

/* The same to a child of its own; the detail is what one word of that came to afterwards. */
static int touch_child(int (*touch)(pid_t pid, unsigned long address), char *detail)
{
	static volatile unsigned long word = 7;
	int error, status, ends[2];
	unsigned long told = 0;
	pid_t child;

	if (pipe2(ends, O_CLOEXEC))
		return errno;
	child = fork();
	if (child == 0) {
		raise(SIGSTOP);
		told = word;
		_exit(write(ends[1], &told, sizeof(told)) != sizeof(told));
	}
	waitpid(child, &status, WUNTRACED);
	error = touch(child, (unsigned long)&word);
	kill(child, SIGCONT);
	if (read(ends[0], &told, sizeof(told)) != sizeof(told))
		told = 0;
	waitpid(child, &status, 0);
	sprintf(detail, "%lu", told);
	return error;
}

static int write_by_file(pid_t pid, unsigned long address)
{
	unsigned long word = 42;
	int file = open_memory(pid);

	if (file < 0)
		return errno;
	return pwrite(file, &word, sizeof(word), address) == sizeof(word) ? 0 : errno;
}

static int take_descriptor(pid_t pid, unsigned long address)
{
	(void)address;
	return ended(get_descriptor(pid));
}

static int op_read_child(char **a, char *detail)
{
	(void)a;
	return touch_child(read_memory, detail);
}

static int op_write_child(char **a, char *detail)
{
	(void)a;
	return touch_child(write_memory, detail);
}

static int op_write_child_file(char **a, char *detail)
{
	(void)a;
	return touch_child(write_by_file, detail);
}

static int op_child_descriptor(char **a, char *detail)
{
	(void)a;
	return touch_child(take_descriptor, detail);
}

/* enter-signal CGROUP PID SIGNAL: sent by who begins in a container's cgroup, as its runtime does */
static int op_enter_signal(char **a, char *detail)
{
	int cgroup = open(a[0], O_PATH | O_DIRECTORY | O_CLOEXEC), status = 0;
	struct clone_args arguments = { .flags = CLONE_INTO_CGROUP,
					.exit_signal = SIGCHLD,
					.cgroup = cgroup };
	pid_t child;

	(void)detail;
	if (cgroup < 0)
		return errno;
	child = syscall(SYS_clone3, &arguments, sizeof(arguments));
	if (child == 0)
		_exit(ended(kill(atoi(a[1]), atoi(a[2]))));
	close(cgroup);
	if (child < 0 || waitpid(child, &status, 0) != child)
		return errno;
	return WEXITSTATUS(status);
}

const struct operation AGENT_OPERATIONS[] = { { "map-by-id", 1, op_map_by_id },
					      { "program-by-id", 1, op_program_by_id },
					      { "link-by-id", 1, op_link_by_id },
					      { "open-pin", 1, op_open_pin },
					      { "detach-link", 1, op_detach_link },
					      { "update-link", 1, op_update_link },
					      { "pin-ids", 1, op_pin_ids },
					      { "pin-map", 1, op_pin_map },
					      { "own-map", 0, op_own_map },
					      { "perf-event", 1, op_perf_event },
					      { "vm-read", 1, op_vm_read },
					      { "vm-write", 1, op_vm_write },
					      { "open-memory", 1, op_open_memory },
					      { "take-descriptor", 1, op_take_descriptor },
					      { "read-child", 0, op_read_child },
					      { "write-child", 0, op_write_child },
					      { "write-child-file", 0, op_write_child_file },
					      { "child-descriptor", 0, op_child_descriptor },
					      { "enter-signal", 3, op_enter_signal },
					      {} };
