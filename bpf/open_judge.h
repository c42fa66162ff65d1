/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The judgement of an open file, by what it is open for. */
#ifndef RINGFENCE_OPEN_JUDGE_H
#define RINGFENCE_OPEN_JUDGE_H

#include "file_judge.h"

/* Of an open: the kernel's own, for exec, is only subject to Block and is named after the exec. */
static __noinline int judge_open(struct subject *subject, struct file *file,
				 const struct path_verdict *verdict)
{
	u32 flags = file->f_flags, mode = file->f_mode, action;
	u32 found = open_outcome(verdict, flags, mode, &action);

	if (flags & FLAG_EXEC) {
		/* posture and Allow lists of files are not about it: exec has its own */
		if (!denies(found) || is_posture(found))
			return 0;
		action = ACTION_EXEC;
	}
	if (found && !denies(found)) {
		struct dentry *dentry = file->f_path.dentry;

		if ((mode & FMODE_CREATED) && told_already(dentry, TOLD_CREATED))
			found = 0;
		else if (flags & O_TRUNC)
			remember_told(dentry, TOLD_EMPTIED);
	}
	return settle(subject, action, found, file->f_path.mnt, file->f_path.dentry,
		      verdict->fingerprint);
}

#endif
