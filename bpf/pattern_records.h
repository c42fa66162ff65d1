/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The part of records.h that is about patterns. */
#ifndef RINGFENCE_PATTERN_RECORDS_H
#define RINGFENCE_PATTERN_RECORDS_H

/* Ranks say which decides, of what a node and a pattern say: larger does. Two for each component
 * that is given, and one more for what reaches only one level. 0: a posture. */
#define RANK_LOWEST 2
#define RANK_EXACT 0xfffe
#define RANK_FINAL 0xffff

/* All patterns of a set as one machine over the bytes of a path. State 0: nothing can match. */
#define PATTERN_START 1
#define PATTERN_COLUMNS 4 /* of a row of pattern_moves */

struct pattern_set {
	u32 base; /* first of its rows in pattern_moves */
	u32 rows; /* how many these are */
	u32 step; /* rows of one state */
	u32 reserved;
	u8 classes[256]; /* column of each byte; column 0 is the label of a path that ends here */
};

struct pattern_moves {
	u16 next[PATTERN_COLUMNS];
};

struct pattern_key {
	u64 rule_set;
	u32 view;
	u32 label;
};

/* What the patterns of one view say of paths with one label. */
struct pattern_verdict {
	u32 decision[PATH_OPERATIONS];
	u32 audit[PATH_OPERATIONS];
	u16 decision_rank[PATH_OPERATIONS];
	u16 audit_rank[PATH_OPERATIONS];
	u32 flags; /* PATH_NODE_* */
};

#endif
