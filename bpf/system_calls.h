/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The system calls (of x86-64) that do to files what rules speak of, and where their paths are. */
#ifndef RINGFENCE_SYSTEM_CALLS_H
#define RINGFENCE_SYSTEM_CALLS_H

#include "records.h"

#define CALLS 512
#define CALL_X32 0x40000000 /* a bit above the number, of programs with short pointers */

#define CALL_OPENS 1	 /* the result is a descriptor */
#define CALL_HAS_FILE 2	 /* its first argument is one */
#define CALL_HAS_PATH 3	 /* a path as text */
#define CALL_HAS_PATHS 4 /* two */

#define IN_CWD 7 /* no argument names the folder that a path begins in */

struct call {
	u8 kind; /* CALL_*; 0: not about files */
	u8 action;
	u8 folder, path; /* numbers of arguments, from 0 */
	u8 other_folder, other_path;
};

#define OPENS { .kind = CALL_OPENS, .action = ACTION_READ }
#define OF_FILE(done) { .kind = CALL_HAS_FILE, .action = done }
#define OF_PATH(done, from, text) \
	{ .kind = CALL_HAS_PATH, .action = done, .folder = from, .path = text }
#define OF_PATHS(done, from, text, other_from, other_text) \
	{ .kind = CALL_HAS_PATHS,                          \
	  .action = done,                                  \
	  .folder = from,                                  \
	  .path = text,                                    \
	  .other_folder = other_from,                      \
	  .other_path = other_text }

static const struct call calls[CALLS] = {
	[2] = OPENS, /* open */
	[76] = OF_PATH(ACTION_TRUNCATE, IN_CWD, 0),
	[82] = OF_PATHS(ACTION_RENAME, IN_CWD, 0, IN_CWD, 1),
	[83] = OF_PATH(ACTION_MKDIR, IN_CWD, 0),
	[84] = OF_PATH(ACTION_RMDIR, IN_CWD, 0),
	[85] = OPENS, /* creat */
	[86] = OF_PATHS(ACTION_LINK, IN_CWD, 0, IN_CWD, 1),
	[87] = OF_PATH(ACTION_UNLINK, IN_CWD, 0),
	[88] = OF_PATH(ACTION_SYMLINK, IN_CWD, 1),
	[90] = OF_PATH(ACTION_CHMOD, IN_CWD, 0),
	[91] = OF_FILE(ACTION_CHMOD),
	[92] = OF_PATH(ACTION_CHOWN, IN_CWD, 0),
	[93] = OF_FILE(ACTION_CHOWN),
	[94] = OF_PATH(ACTION_CHOWN, IN_CWD, 0), /* lchown */
	[133] = OF_PATH(ACTION_MKNOD, IN_CWD, 0),
	[257] = OPENS, /* openat */
	[258] = OF_PATH(ACTION_MKDIR, 0, 1),
	[259] = OF_PATH(ACTION_MKNOD, 0, 1),
	[260] = OF_PATH(ACTION_CHOWN, 0, 1),
	[263] = OF_PATH(ACTION_UNLINK, 0, 1), /* rmdir with a flag */
	[264] = OF_PATHS(ACTION_RENAME, 0, 1, 2, 3),
	[265] = OF_PATHS(ACTION_LINK, 0, 1, 2, 3),
	[266] = OF_PATH(ACTION_SYMLINK, 1, 2),
	[268] = OF_PATH(ACTION_CHMOD, 0, 1),
	[304] = OPENS, /* open_by_handle_at */
	[316] = OF_PATHS(ACTION_RENAME, 0, 1, 2, 3),
	[437] = OPENS,			     /* openat2 */
	[452] = OF_PATH(ACTION_CHMOD, 0, 1), /* fchmodat2 */
};

#endif
