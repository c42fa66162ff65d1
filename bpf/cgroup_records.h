/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What is known of a cgroup, and who waits in it. Part of records.h. */
#ifndef RINGFENCE_CGROUP_RECORDS_H
#define RINGFENCE_CGROUP_RECORDS_H

/* A container runtime made it, or its name is one that they give: what first runs there waits until
 * it is bound. */
#define CGROUP_OF_CONTAINER 0x1
/* Nobody said in time what it is: nothing waits there any more. */
#define CGROUP_UNKNOWN 0x2
/* It started while there was nobody to end a wait, and is counted. */
#define CGROUP_UNHELD 0x4

#define HOLD_OFF 0
#define HOLD_START 1 /* what nobody knew in time starts as the host's */
#define HOLD_REFUSE 2

struct cgroup_row {
	u32 workload;
	u32 flags; /* of one that is not bound */
};

struct held_process {
	u64 cgroup;
	u64 since; /* boot time, ns */
	u64 start_time;
};

#endif
