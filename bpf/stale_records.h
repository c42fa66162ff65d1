/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What is open since before the rules that refuse it. Part of records.h. */
#ifndef RINGFENCE_STALE_RECORDS_H
#define RINGFENCE_STALE_RECORDS_H

/* Under the address of its struct file. */
struct stale_file {
	u64 inode; /* not this one any more: the address is another file's */
	u64 rule_set;
	u64 fingerprint; /* of the path, when it was judged */
	u32 workload;
	u32 read; /* decisions, where some rule refuses that */
	u32 write;
	u32 reserved;
};

/* What the agent asks of a scan, and what came of it, in descriptors. */
struct stale_scan {
	u32 keeps;    /* else it only counts */
	u32 found;    /* that are stale */
	u32 added;    /* whose file had no row yet */
	u32 unkept;   /* for whose file there was no room */
	u32 unstable; /* whose path was renamed each time it was walked */
	u32 reserved;
};

/* What came of a scan for sockets. */
struct socket_scan {
	u32 stamped; /* that were not, or not by a task */
	u32 astray;  /* of a workload under rules about packets, and made in another's cgroup */
};

#endif
