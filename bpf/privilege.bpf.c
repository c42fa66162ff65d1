// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Privileges: what a workload may do to the kernel, to other workloads, and to its own rights. */
#include "agent.h"
#include "hold.h"

/* By the rules of one workload, for `actor`. `target`: the process it is done to, or NULL. */
static __always_inline int judge_for(struct node_state *state, u32 workload,
				     struct task_struct *actor, u64 privilege,
				     struct task_struct *target)
{
	struct workload_row *row = workload_row_of(workload, bpf_get_current_task_btf());
	u64 rule_set;
	u32 source;

	if (!row)
		return 0;
	rule_set = row->rule_set;
	if (!(rule_set & RULE_SET_HAS_PRIVILEGE))
		return 0;
	source = acting_class(state, rule_set, actor);
	return judge_by(state, rule_set, workload, privilege_rule(rule_set, privilege, source),
			privilege, target);
}

/* By the rules of whoever does it; not of the runtime that sets the workload up. */
static __always_inline int judge(u64 privilege, struct task_struct *target)
{
	struct node_state *state = node();
	u32 phase, workload;

	if (inactive(state))
		return 0;
	workload = current_workload(state, &phase);
	return phase ? 0 :
		       judge_for(state, workload, bpf_get_current_task_btf(), privilege, target);
}

SEC("lsm/ptrace_access_check")
int BPF_PROG(ptrace_access_check, struct task_struct *child, u32 mode, int before)
{
	struct node_state *state = node();
	u32 phase, workload;

	if (before || !(mode & PTRACE_MODE_ATTACH) || inactive(state))
		return before;
	workload = current_workload(state, &phase);
	if (reaches_agent(state, workload, child))
		return refuse_agent(state, workload, PRIVILEGE_PTRACE, child);
	return phase ? 0 :
		       judge_for(state, workload, bpf_get_current_task_btf(), PRIVILEGE_PTRACE,
				 child);
}

/* By both sides: the child asks, the parent gets the power. */
SEC("lsm/ptrace_traceme")
int BPF_PROG(ptrace_traceme, struct task_struct *parent, int before)
{
	struct node_state *state = node();
	struct task_identity *identity;
	u32 phase, workload;
	int result;

	if (before || inactive(state))
		return before;
	workload = current_workload(state, &phase);
	if (phase)
		return 0;
	result = judge_for(state, workload, bpf_get_current_task_btf(), PRIVILEGE_PTRACE, parent);
	if (result)
		return result;
	identity = bpf_task_storage_get(&task_identities, parent->group_leader, NULL, 0);
	if (!identity || identity->workload == workload || identity->workload == HOST_WORKLOAD)
		return 0;
	return judge_for(state, identity->workload, parent, PRIVILEGE_PTRACE, parent);
}

SEC("lsm/sb_mount")
int BPF_PROG(sb_mount, const char *device, const struct path *path, const char *type, u64 flags,
	     void *data, int before)
{
	return before ? before : judge(PRIVILEGE_MOUNT, NULL);
}

/* Of the newer calls the one that makes what they prepared a part of the tree. */
SEC("lsm/move_mount")
int BPF_PROG(move_mount, const struct path *from, const struct path *to, int before)
{
	return before ? before : judge(PRIVILEGE_MOUNT, NULL);
}

SEC("lsm/sb_umount")
int BPF_PROG(sb_umount, struct vfsmount *mount, int flags, int before)
{
	return before ? before : judge(PRIVILEGE_MOUNT, NULL);
}

SEC("lsm/sb_pivotroot")
int BPF_PROG(sb_pivotroot, const struct path *old_path, const struct path *new_path, int before)
{
	return before ? before : judge(PRIVILEGE_MOUNT, NULL);
}

SEC("lsm/bpf")
int BPF_PROG(bpf_call, int command, void *attributes, u32 size)
{
	return judge(PRIVILEGE_BPF, NULL);
}

/* finit_module and kexec_file_load; firmware and certificates are the kernel's own affair. */
SEC("lsm/kernel_read_file")
int BPF_PROG(kernel_read_file, struct file *file, u32 kind, bool contents, int before)
{
	if (before || (kind != bpf_core_enum_value(enum kernel_read_file_id, READING_MODULE) &&
		       kind != bpf_core_enum_value(enum kernel_read_file_id, READING_KEXEC_IMAGE)))
		return before;
	return judge(PRIVILEGE_MODULE, NULL);
}

/* init_module and kexec_load */
SEC("lsm/kernel_load_data")
int BPF_PROG(kernel_load_data, u32 kind, bool contents, int before)
{
	if (before || (kind != bpf_core_enum_value(enum kernel_load_data_id, LOADING_MODULE) &&
		       kind != bpf_core_enum_value(enum kernel_load_data_id, LOADING_KEXEC_IMAGE)))
		return before;
	return judge(PRIVILEGE_MODULE, NULL);
}

SEC("lsm/userns_create")
int BPF_PROG(userns_create, const struct cred *cred, int before)
{
	return before ? before : judge(PRIVILEGE_USERNS, NULL);
}

/* The new credentials are final here: what a set-user-ID bit, or the mount, made of them. */
SEC("lsm/bprm_creds_from_file")
int BPF_PROG(bprm_creds_from_file, struct linux_binprm *bprm, struct file *file, int before)
{
	struct task_struct *task = bpf_get_current_task_btf();

	if (before || (bprm->cred->euid.val == task->cred->euid.val &&
		       bprm->cred->egid.val == task->cred->egid.val))
		return before;
	return judge(PRIVILEGE_SETUID, NULL);
}

/* To a process of another workload. Not signal 0, which only asks, nor what the kernel sends. */
SEC("lsm/task_kill")
int BPF_PROG(task_kill, struct task_struct *target, void *info, int signal, void *cred, int before)
{
	struct node_state *state = node();
	u32 phase, workload;

	if (before || !signal || (u64)info == SEND_SIG_PRIV || inactive(state))
		return before;
	if (signal == SIGCONT && keeps_waiting(state, BPF_CORE_READ(target, tgid)))
		return -EPERM;
	workload = current_workload(state, &phase);
	if (reaches_agent(state, workload, target))
		return refuse_agent(state, workload, PRIVILEGE_SIGNAL, target);
	if (phase || bound_workload(target) == workload)
		return 0;
	return judge_for(state, workload, bpf_get_current_task_btf(), PRIVILEGE_SIGNAL, target);
}

/* io_uring_setup makes a file that has this name on all kernels; a hook of its own came with 6.15. */
SEC("lsm/inode_init_security_anon")
int BPF_PROG(inode_init_security_anon, struct inode *inode, const struct qstr *name,
	     const struct inode *context, int before)
{
	char text[12] = {};

	if (before)
		return before;
	bpf_probe_read_kernel_str(text, sizeof(text), BPF_CORE_READ(name, name));
	if (bpf_strncmp(text, 10, "[io_uring]"))
		return 0;
	return judge(PRIVILEGE_IO_URING, NULL);
}
