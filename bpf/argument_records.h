/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The part of records.h that is about the arguments of programs. */
#ifndef RINGFENCE_ARGUMENT_RECORDS_H
#define RINGFENCE_ARGUMENT_RECORDS_H

/* Number of the list of a program's rules, in the flags of its node. 0: no rule asks for arguments. */
#define PATH_NODE_ARGUMENTS_SHIFT 17
#define NO_ARGUMENT_RULES 1 /* none of this view does */

#define ALLOWED_ARGUMENTS 20

struct argument_key {
	u64 rule_set;
	u32 list;
	u32 position;
};

/* Allow speaks where all arguments are among these, Block and Audit where some is not. */
struct argument_rule {
	u32 decision; /* action and rule */
	u32 count;
	u64 allowed[ALLOWED_ARGUMENTS]; /* hashed as names are */
};

#endif
