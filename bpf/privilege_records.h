/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What rules may be about that has no place, privileges and capabilities; and what no container may
 * reach for. Part of records.h. */
#ifndef RINGFENCE_PRIVILEGE_RECORDS_H
#define RINGFENCE_PRIVILEGE_RECORDS_H

/* Numbers of PRIVILEGES in packages/model/src/rule.ts. */
#define PRIVILEGE_PTRACE 0
#define PRIVILEGE_MOUNT 1
#define PRIVILEGE_BPF 2
#define PRIVILEGE_MODULE 3
#define PRIVILEGE_USERNS 4
#define PRIVILEGE_SETUID 5
#define PRIVILEGE_SIGNAL 6
#define PRIVILEGE_IO_URING 7
/* No rule is about it. */
#define PRIVILEGE_MOVE 8

/* From here on capabilities, by the kernel's numbers (CAPABILITIES in packages/model). */
#define PRIVILEGE_CAPABILITY 256
#define CAPABILITIES 64
/* One that has no row of its own: there only under a posture. */
#define PRIVILEGE_OTHER_CAPABILITY 320
/* Acting with credentials from before: there only where some capability is refused. */
#define PRIVILEGE_BORROWED_CAPABILITY 321

struct privilege_key {
	u64 rule_set;
	u32 privilege;
	u32 source; /* class of the program that acts; 0: any that has no row of its own */
};

struct privilege_rule {
	u32 decision;
	u32 audit;
};

#define OBJECT_MAP 1
#define OBJECT_PROGRAM 2
#define OBJECT_LINK 3

/* What the agent has pinned, by the kernel's numbers, which are not given twice. */
struct guarded_object {
	u32 kind;
	u32 id;
};

#endif
