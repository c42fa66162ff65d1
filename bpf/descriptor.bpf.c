// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Files that come as descriptors: by a message (SCM_RIGHTS), or out of another process. */
#include "open_judge.h"

/* As an open for what the descriptor is open for. A place alone (O_PATH) is judged when it is opened;
 * pipes, sockets and memory files lead nowhere, and no rule is about them. */
SEC("lsm/file_receive")
int BPF_PROG(file_receive, struct file *file)
{
	struct path_scratch *scratch;
	struct subject subject;
	u32 view;

	if (file->f_mode & FMODE_PATH)
		return 0;
	if (!subject_of(&subject, bpf_get_current_task_btf(), RULE_SET_HAS_FILE) || subject.phase)
		return 0;
	view = view_of(subject.state, subject.rule_set, subject.task, file->f_inode);
	scratch = judge_path(subject.rule_set, view, file->f_path.mnt, file->f_path.dentry);
	if (!scratch)
		return refuse_unjudged(&subject, ACTION_READ, RULE_SET_HAS_FILE_BLOCK);
	if (scratch->walk & WALK_INTERNAL)
		return 0;
	return judge_open(&subject, file, &scratch->verdict);
}
