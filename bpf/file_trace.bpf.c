// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * Files where the kernel lets programs hang at trace points alone: told once the system call has
 * ended, and only of what it did. An open is judged by the file that it gave; what has no descriptor
 * by the path that was asked for. What does not come by a system call of its own (io_uring) is
 * missed, and so are calls of 32-bit programs.
 */
#define FILE_TIER TIER_TRACEPOINT
#define WITHOUT_PATTERNS
#include "file_judge.h"
#include "path_asked.h"
#include "system_calls.h"

#define TS_COMPAT 0x2 /* of thread_info.status: in a system call of a 32-bit program */
#define AT_REMOVEDIR 0x200

/* A path as the call had it: where it begins, and its text in the caller's memory. */
static __always_inline void write_asked(struct path_text *out, u64 folder, u64 text)
{
	struct path_scratch *scratch;
	long written;

	written = bpf_probe_read_user_str(out->bytes, ASKED_BYTES - NAME_BYTES, (void *)text);
	out->length = written > 0 ? written : 0;
	scratch = stand_at_folder(folder, written > 0 && out->bytes[0] == '/');
	append_path(out, scratch);
	out->flags |= PATH_AS_ASKED;
}

#define ARGUMENT(asked, number) ((asked)->arguments[(number) & (ARGUMENTS - 1)])

static __always_inline void report_asked(struct subject *subject, const struct call *call,
					 const struct asked_path *asked)
{
	struct file_record *out;

	if (subject->found)
		out = RESERVE_VERDICT(subject->state, subject->workload, struct file_record,
				      subject_identity(subject));
	else
		out = RESERVE_BEHAVIOUR(subject->state, subject->workload, struct file_record);
	if (!out)
		return;
	fill_verdict(&out->record, subject);
	write_asked(&out->path, ARGUMENT(asked, call->folder), ARGUMENT(asked, call->path));
	bpf_ringbuf_submit(out, 0);
}

static __always_inline void report_two_asked(struct subject *subject, const struct call *call,
					     const struct asked_path *asked)
{
	struct rename_record *out;

	if (subject->found)
		out = RESERVE_VERDICT(subject->state, subject->workload, struct rename_record,
				      subject_identity(subject));
	else
		out = RESERVE_BEHAVIOUR(subject->state, subject->workload, struct rename_record);
	if (!out)
		return;
	fill_verdict(&out->record, subject);
	write_asked(&out->path, ARGUMENT(asked, call->folder), ARGUMENT(asked, call->path));
	write_asked(&out->target, ARGUMENT(asked, call->other_folder),
		    ARGUMENT(asked, call->other_path));
	bpf_ringbuf_submit(out, 0);
}

/* What a write to the path comes to; its components become part of what the subject is about. */
static __always_inline u32 judge_side_asked(struct subject *subject, u64 folder, u64 text)
{
	u32 view = view_of(subject->state, subject->rule_set, subject->task, NULL);
	struct path_scratch *scratch;

	if (judge_asked(folder, text, subject->rule_set, view))
		return 0;
	scratch = own_scratch();
	if (!scratch)
		return 0;
	subject->object = mix(subject->object, scratch->verdict.fingerprint);
	return outcome(&scratch->verdict, PATH_WRITE);
}

static __always_inline bool to_be_told(struct subject *subject)
{
	return subject->found || (subject->sees && first_of_kind(subject));
}

static __noinline int judge_path_asked(struct subject *subject, const struct call *call,
				       const struct asked_path *asked)
{
	subject->found = judge_side_asked(subject, ARGUMENT(asked, call->folder),
					  ARGUMENT(asked, call->path));
	if (to_be_told(subject))
		report_asked(subject, call, asked);
	return 0;
}

static __noinline int judge_two_asked(struct subject *subject, const struct call *call,
				      const struct asked_path *asked)
{
	u32 second;

	subject->found = judge_side_asked(subject, ARGUMENT(asked, call->folder),
					  ARGUMENT(asked, call->path));
	if (!denies(subject->found)) {
		second = judge_side_asked(subject, ARGUMENT(asked, call->other_folder),
					  ARGUMENT(asked, call->other_path));
		if (second && (denies(second) || !subject->found))
			subject->found = second;
	}
	if (to_be_told(subject))
		report_two_asked(subject, call, asked);
	return 0;
}

/* By the file that a descriptor stands for: its path is the true one. */
static __noinline int judge_descriptor(struct subject *subject, u64 descriptor, bool opened)
{
	struct file *file = file_of(current_task(), descriptor);
	u32 view, found, mode, action = subject->action;
	struct path_scratch *scratch;
	struct vfsmount *vfsmount;

	if (!file)
		return 0;
	mode = BPF_CORE_READ(file, f_mode);
	if (mode & FMODE_PATH)
		return 0;
	view = view_of(subject->state, subject->rule_set, subject->task,
		       BPF_CORE_READ(file, f_inode));
	scratch = stand_at_path(&file->f_path);
	if (!scratch || judge_place(scratch, subject->rule_set, view) ||
	    (scratch->walk & WALK_INTERNAL))
		return 0;
	if (!opened) {
		found = outcome(&scratch->verdict, PATH_WRITE);
	} else if (mode & FMODE_CREATED) {
		found = outcome(&scratch->verdict, PATH_WRITE);
		action = ACTION_CREATE;
	} else {
		found = open_outcome(&scratch->verdict, BPF_CORE_READ(file, f_flags), mode,
				     &action);
	}
	vfsmount = BPF_CORE_READ(file, f_path.mnt);
	return settle(subject, action, found, vfsmount, BPF_CORE_READ(file, f_path.dentry),
		      scratch->verdict.fingerprint);
}

static __always_inline u32 action_of(const struct call *call, const struct asked_path *asked)
{
	u64 next = ARGUMENT(asked, call->path + 1);
	u32 kind = next & S_IFMT;

	if (call->action == ACTION_UNLINK && call->folder != IN_CWD && (next & AT_REMOVEDIR))
		return ACTION_RMDIR;
	if (call->action == ACTION_MKNOD && (kind == 0 || kind == S_IFREG))
		return ACTION_CREATE;
	return call->action;
}

SEC("tp_btf/sys_exit")
int BPF_PROG(call_ends, struct pt_regs___call *registers, long result)
{
	u64 number = registers->orig_ax & ~CALL_X32;
	struct asked_path *asked;
	struct task_struct *task;
	const struct call *call;
	struct subject subject;

	if (number >= CALLS || result < 0)
		return 0;
	call = &calls[number];
	if (!call->kind)
		return 0;
	task = current_task();
	if (!subject_of(&subject, task, RULE_SET_HAS_FILE) || subject.phase)
		return 0;
	if (BPF_CORE_READ(task, thread_info.status) & TS_COMPAT)
		return 0;
	subject.object = 0;
	subject.action = call->action;
	if (call->kind == CALL_OPENS)
		return judge_descriptor(&subject, result, true) & 0;
	if (call->kind == CALL_HAS_FILE)
		return judge_descriptor(&subject, registers->di, false) & 0;
	asked = own_asked();
	if (!asked)
		return 0;
	asked->arguments[0] = registers->di;
	asked->arguments[1] = registers->si;
	asked->arguments[2] = registers->dx;
	asked->arguments[3] = registers->r10;
	asked->arguments[IN_CWD] = AT_FDCWD;
	subject.action = action_of(call, asked);
	if (call->kind == CALL_HAS_PATH)
		return judge_path_asked(&subject, call, asked);
	return judge_two_asked(&subject, call, asked);
}

/* A script is told of as its interpreter: what was asked for is gone by now. */
SEC("tp_btf/sched_process_exec")
int BPF_PROG(exec_ends, struct task_struct *task, int old_pid, struct linux_binprm *bprm)
{
	judge_exec(bprm);
	return 0;
}
