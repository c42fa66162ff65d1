// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Execs. What decides is an LSM program: one of a trace point is passed over where it runs on that
 * processor already, which a process can bring about where it may be preempted there (seen on 7.2). */
#define COMMITS
#include "arguments.h"
#include "exec.h"

/* The last hook before the new program's first instruction, and the first at which the task has the
 * memory that its arguments lie in. */
SEC("lsm/bprm_committed_creds")
int BPF_PROG(bprm_committed_creds, struct linux_binprm *bprm)
{
	struct node_state *state = node();
	struct path_scratch *scratch;

	if (!state)
		return 0;
	scratch = borrow_scratch();
	if (!inactive(state))
		commit(state, scratch, bpf_get_current_task_btf(), bprm->file);
	settle_deferred(state, scratch, bprm);
	give_back(scratch);
	return 0;
}
