// SPDX-License-Identifier: Apache-2.0
/*
 * ringfence-watchdog MAPS: the sure end of every wait. Containers wait for the agent to know them
 * only while this process says, three seconds ahead each time, that it will be there; it ends what waits
 * longer than two seconds, whatever the agent does. It ends itself, and every wait, when the agent
 * has gone, which closes its standard input.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/capability.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>

#include "../release.h"

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef int32_t s32;
typedef uint64_t u64;
#include "../../bpf/records.h"

#define MILLISECOND 1000000ULL
#define LOOK_MILLISECONDS 100
/* Longer than a busy machine leaves this process waiting for a processor. */
#define AHEAD (3000 * MILLISECOND)
#define LOWEST_REAL_TIME 1
/* Later than the agent's own limit, which this is the fallback of. */
#define LIMIT (2200 * MILLISECOND)
#define MOST_HELD 1024

static int cgroups, held;
static struct node_state *state;

static long bpf(int command, union bpf_attr *attributes)
{
	return syscall(SYS_bpf, command, attributes, sizeof(*attributes));
}

static int open_map(const char *folder, const char *name)
{
	union bpf_attr attributes = {};
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	attributes.pathname = (uintptr_t)path;
	return bpf(BPF_OBJ_GET, &attributes);
}

static long row(int command, int map, void *key, void *value)
{
	union bpf_attr attributes = { .map_fd = map, .key = (uintptr_t)key };

	attributes.value = (uintptr_t)value;
	return bpf(command, &attributes);
}

static u64 now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_BOOTTIME, &time);
	return time.tv_sec * 1000000000ULL + time.tv_nsec;
}

/* Nothing waits in that cgroup again, unless it was bound meanwhile. */
static void give_up(u64 cgroup)
{
	struct cgroup_row found = {};

	if (row(BPF_MAP_LOOKUP_ELEM, cgroups, &cgroup, &found) || found.workload != HOST_WORKLOAD)
		return;
	found.flags |= CGROUP_UNKNOWN;
	row(BPF_MAP_UPDATE_ELEM, cgroups, &cgroup, &found);
	__atomic_fetch_add(&state->hold_timeouts, 1, __ATOMIC_RELAXED);
}

/* What has waited that long. */
static void release_after(u64 limit)
{
	static u32 processes[MOST_HELD];
	int count = 0, each;
	u32 *before = NULL;

	while (count < MOST_HELD && !row(BPF_MAP_GET_NEXT_KEY, held, before, &processes[count]))
		before = &processes[count++];
	for (each = 0; each < count; each++) {
		struct held_process one;

		if (row(BPF_MAP_LOOKUP_ELEM, held, &processes[each], &one) ||
		    now() - one.since < limit)
			continue;
		give_up(one.cgroup);
		release_process(processes[each], one.start_time);
		row(BPF_MAP_DELETE_ELEM, held, &processes[each], NULL);
	}
}

/* Rows of maps and signals to whoever it is are all that is left to do. */
static bool keep_least_rights(void)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[2] = {};
	int number;

	if (syscall(SYS_capget, &header, data))
		return false;
	for (number = 0; number < 64; number++)
		prctl(PR_CAPBSET_DROP, number, 0, 0, 0);
	data[0].permitted &= 1U << CAP_KILL;
	data[1].permitted &= 1U << (CAP_BPF - 32);
	data[0].effective = data[0].permitted;
	data[1].effective = data[1].permitted;
	data[0].inheritable = data[1].inheritable = 0;
	return !syscall(SYS_capset, &header, data) && !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

int main(int count, char **words)
{
	struct sched_param priority = { .sched_priority = LOWEST_REAL_TIME };
	struct pollfd agent = { .fd = 0, .events = 0 };
	int map;

	if (count != 2)
		return 2;
	/* It does little and must not wait; where it may not be so, a busy machine holds less. */
	sched_setscheduler(0, SCHED_FIFO, &priority);
	map = open_map(words[1], "node_state");
	cgroups = open_map(words[1], "cgroups");
	held = open_map(words[1], "held_processes");
	if (map < 0 || cgroups < 0 || held < 0) {
		fprintf(stderr, "%s: %s\n", words[1], strerror(errno));
		return 1;
	}
	state = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE, MAP_SHARED, map, 0);
	if (state == MAP_FAILED || !keep_least_rights())
		return 1;
	prctl(PR_SET_NAME, "ringfence-watch");
	state->watchdog = getpid();
	/* The agent never writes: any event is its end. */
	while (poll(&agent, 1, LOOK_MILLISECONDS) == 0) {
		__atomic_store_n(&state->hold_until, now() + AHEAD, __ATOMIC_RELAXED);
		release_after(LIMIT);
	}
	__atomic_store_n(&state->hold_until, 0, __ATOMIC_RELAXED);
	/* Who had seen the old word stops within a moment; a call takes no longer. */
	usleep(50000);
	release_after(0);
	/* Unless the next one has begun. */
	if (state->watchdog == (u32)getpid())
		state->watchdog = 0;
	return 0;
}
