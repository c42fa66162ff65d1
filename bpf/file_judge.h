/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The judgement of one file operation by its path, as every family of file hooks makes it. */
#ifndef RINGFENCE_FILE_JUDGE_H
#define RINGFENCE_FILE_JUDGE_H

#ifdef JUDGES_ARGUMENTS
#include "arguments.h"
#else
#include "argument_rules.h"
#endif
#include "file_report.h"
#include "match.h"
#include "source.h"

/* True for the first of its kind: that one is told, the rest are counted. */
static __always_inline bool first_of_kind(struct subject *subject)
{
	subject->tag = count_behaviour(subject->object, subject->workload, subject->action + 1);
	return subject->tag;
}

static __always_inline int settle(struct subject *subject, u32 action, u32 found,
				  struct vfsmount *vfsmount, struct dentry *dentry, u64 object)
{
	subject->action = action;
	subject->found = found;
	subject->object = object;
	if (found || (subject->sees && first_of_kind(subject))) {
		stand_at(vfsmount, dentry);
		report_file(subject);
	}
	return denies(found) ? -EACCES : 0;
}

/* No scratch could be had, so the path was not judged: refused, and told so, where some Block of
 * the set might have stood against it. */
static __noinline int refuse_unjudged(struct subject *subject, u32 action, u64 blocks)
{
	struct file_record *out;

	if (!(subject->rule_set & blocks))
		return 0;
	subject->action = action;
	subject->found = DECISION_BLOCK | RULE_UNRESOLVED;
	subject->object = 0;
	out = RESERVE_VERDICT(subject->state, subject->workload, struct file_record,
			      subject_identity(subject));
	if (out) {
		fill_verdict(&out->record, subject);
		out->path.length = 0;
		out->path.flags = PATH_TRUNCATED;
		bpf_ringbuf_submit(out, 0);
	}
	return -EACCES;
}

/* What a function that is verified by itself leaves to its caller. To it, and after it, what stood in
 * the subject is plain numbers: the state is found again. */
#define UNJUDGED 1

static __always_inline int end_judgement(struct subject *subject, int result, u32 action,
					 u64 blocks)
{
	if (result != UNJUDGED)
		return result ? -EACCES : 0;
	subject->state = node();
	return subject->state ? refuse_unjudged(subject, action, blocks) : -EACCES;
}

/* What one operation was told for at its first hook, for its second one to find: one operation, one
 * alert. The hooks lie within one system call of one task, whose scratch it is. */
#define TOLD_CREATED 1
#define TOLD_EMPTIED 2

static __always_inline void remember_told(struct dentry *dentry, u32 what)
{
	struct path_scratch *scratch = own_scratch();

	if (!scratch)
		return;
	scratch->told = (u64)dentry;
	scratch->told_of = what;
}

static __always_inline bool told_already(struct dentry *dentry, u32 what)
{
	struct path_scratch *scratch = own_scratch();

	if (!scratch || scratch->told != (u64)dentry || scratch->told_of != what)
		return false;
	scratch->told = 0;
	return true;
}

/* One path hook: `dentry` lies, or will lie, in a directory on `vfsmount`. */
static __always_inline int judge_write(u32 action, struct vfsmount *vfsmount, struct dentry *dentry)
{
	struct path_scratch *scratch;
	struct subject subject;
	u32 view, found;

	if (!subject_of(&subject, current_task(), RULE_SET_HAS_FILE) || subject.phase)
		return 0;
	view = view_of(subject.state, subject.rule_set, subject.task, dentry->d_inode);
	scratch = judge_path(subject.rule_set, view, vfsmount, dentry);
	if (!scratch)
		return refuse_unjudged(&subject, action, RULE_SET_HAS_FILE_BLOCK);
	if (scratch->walk & WALK_INTERNAL)
		return 0;
	found = outcome(&scratch->verdict, PATH_WRITE);
	if (action == ACTION_CREATE) {
		scratch->told = found ? (u64)dentry : 0;
		scratch->told_of = TOLD_CREATED;
	}
	if (found && !denies(found) && action == ACTION_TRUNCATE &&
	    told_already(dentry, TOLD_EMPTIED))
		found = 0;
	return settle(&subject, action, found, vfsmount, dentry, scratch->verdict.fingerprint);
}

static __always_inline bool is_directory(struct dentry *dentry)
{
	struct inode *inode = dentry->d_inode;

	return inode && (inode->i_mode & S_IFMT) == S_IFDIR;
}

#ifndef WITHOUT_PATTERNS

static __always_inline bool allows_anew(u32 before, u32 after)
{
	return (after & DECISION_ACTION) == DECISION_ALLOW && after != before;
}

/* Would a directory with something below that is under Block wherever it is come to a place where
 * some Allow decides before that Block, and did not where it was? */
static __always_inline bool frees(const struct side *moved, const struct side *place)
{
	if (!(moved->flags & PATH_NODE_BLOCK_ANYWHERE))
		return false;
	return allows_anew(moved->read, place->read) || allows_anew(moved->exec, place->exec) ||
	       (place->flags & PATH_NODE_ALLOW_BELOW) ||
	       ((place->flags & PATH_NODE_PATTERN_ALLOW) && place->label != moved->label);
}

static __always_inline void note_side(const struct path_scratch *scratch, struct side *side,
				      bool moves)
{
	side->moves = moves;
	side->read = scratch->verdict.decision[PATH_READ];
	side->exec = scratch->verdict.decision[PATH_EXEC];
	side->label = scratch->label;
	side->flags = scratch->verdict.flags;
}

/* Of both sides as they were noted; an exchange moves two. On 6.1 the caller's stack has no room for
 * arguments. */
static __noinline bool move_frees(void)
{
	const struct path_scratch *scratch = own_scratch();

	if (!scratch)
		return true;
	return (scratch->sides[0].moves && frees(&scratch->sides[0], &scratch->sides[1])) ||
	       (scratch->sides[1].moves && frees(&scratch->sides[1], &scratch->sides[0]));
}

#else

static __always_inline void note_side(const struct path_scratch *scratch, struct side *side,
				      bool moves)
{
}

static __always_inline bool move_frees(void)
{
	return false;
}

#endif

/* One side of a rename or a link: 0, or what refuses or reports it. A directory is also refused
 * when something below it is under Block: the move would take it out of its rule's reach. */
static __always_inline u32 judge_side(struct subject *subject, struct vfsmount *vfsmount,
				      struct dentry *dentry, bool renames, u32 at)
{
	u32 view = view_of(subject->state, subject->rule_set, subject->task, dentry->d_inode);
	struct path_scratch *scratch;
	bool moves;
	u32 found;

	scratch = judge_path(subject->rule_set, view, vfsmount, dentry);
	if (!scratch)
		return subject->rule_set & (RULE_SET_HAS_FILE_BLOCK | RULE_SET_HAS_EXEC_BLOCK) ?
			       DECISION_BLOCK | RULE_UNRESOLVED :
			       0;
	subject->object = mix(subject->object, scratch->verdict.fingerprint);
	moves = renames && is_directory(dentry);
	if (subject->rule_set & RULE_SET_HAS_PATTERN)
		note_side(scratch, &scratch->sides[at], moves);
	found = outcome(&scratch->verdict, PATH_WRITE);
	if (!denies(found) && moves && (scratch->verdict.flags & PATH_NODE_BLOCK_BELOW))
		return DECISION_BLOCK | RULE_BELOW;
	return found;
}

static __always_inline int judge_two(u32 action, struct vfsmount *vfsmount, struct dentry *from,
				     struct dentry *to, bool renames)
{
	struct subject subject;
	u32 found, second;

	if (!subject_of(&subject, current_task(), RULE_SET_HAS_FILE | RULE_SET_HAS_EXEC) ||
	    subject.phase)
		return 0;
	subject.object = 0;
	found = judge_side(&subject, vfsmount, from, renames, 0);
	if (!denies(found)) {
		second = judge_side(&subject, vfsmount, to, renames, 1);
		if (second && (denies(second) || !found))
			found = second;
		if (!denies(found) && renames && (subject.rule_set & RULE_SET_HAS_PATTERN) &&
		    move_frees())
			found = DECISION_BLOCK | RULE_BELOW;
	}
	subject.action = action;
	subject.found = found;
	if (found || (subject.sees && first_of_kind(&subject))) {
		struct path_scratch *scratch = stand_at(vfsmount, from);

		if (scratch)
			scratch->target = (u64)to;
		report_rename(&subject);
	}
	return denies(found) ? -EACCES : 0;
}

/* Of an open by how it was opened; `action` is what is to be told. */
static __always_inline u32 open_outcome(const struct path_verdict *verdict, u32 flags, u32 mode,
					u32 *action)
{
	bool writes = (mode & FMODE_WRITE) || (flags & O_TRUNC);
	bool reads = (mode & FMODE_READ) || !writes;
	u32 found = 0;

	*action = ACTION_READ;
	if (reads)
		found = outcome(verdict, PATH_READ);
	if (writes && !denies(found)) {
		u32 write = outcome(verdict, PATH_WRITE);

		if (write && (denies(write) || !found)) {
			found = write;
			*action = ACTION_WRITE;
		}
	}
	if (writes && !found)
		*action = ACTION_WRITE;
	return found;
}

/* A memory file, or one that has no name any more, or never had: no rule speaks of what no path
 * leads to, so that whoever is told what not to execute must not execute it from there. */
static __always_inline bool leads_nowhere(const struct path_scratch *scratch, struct file *file)
{
	return (scratch->walk & WALK_INTERNAL) ||
	       (!file->f_inode->i_nlink && !file->f_path.dentry->d_hash.pprev);
}

/* What is said of programs that no rule speaks of: an Audit, where there is an Allow list. */
static __always_inline u32 exec_posture(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct path_node *root = start_match(scratch, rule_set,
					     view & (VIEW_OWNER | VIEW_TERMINAL));

	return root ? reported(root->below.decision[PATH_EXEC], root->below.audit[PATH_EXEC]) : 0;
}

/* Where its arguments decide too. False: it can be neither put off nor judged. */
static __always_inline bool put_off(struct subject *subject, struct path_scratch *scratch,
				    struct linux_binprm *bprm)
{
#ifdef JUDGES_ARGUMENTS
	const struct path_verdict *verdict = &scratch->verdict;
	struct deferred_exec *exec = defer_exec(subject->state, bprm->argc);

	if (!exec)
		return false;
	exec->rule_set = subject->rule_set;
	exec->workload = subject->workload;
	exec->list = argument_list(verdict);
	exec->decision = verdict->decision[PATH_EXEC];
	exec->audit = verdict->audit[PATH_EXEC];
	stand_scratch_at(scratch, bprm->file->f_path.mnt, bprm->file->f_path.dentry);
	write_path(&exec->path, scratch);
#endif
	return true;
}

/* What the rules say of an exec, unless its arguments decide too and it was put off; UNJUDGED: it could
 * be neither. */
static __always_inline int judge_program(struct subject *subject, struct path_scratch *scratch,
					 struct linux_binprm *bprm)
{
	struct file *file = bprm->file;
	u32 view = view_of(subject->state, subject->rule_set, subject->task, file->f_inode);

	stand_scratch_at(scratch, file->f_path.mnt, file->f_path.dentry);
	if (judge_place(scratch, subject->rule_set, view))
		return UNJUDGED;
	subject->found = outcome(&scratch->verdict, PATH_EXEC);
	if (leads_nowhere(scratch, file)) {
		if (denies(subject->found))
			;
		else if (subject->rule_set & RULE_SET_HAS_EXEC_BLOCK)
			subject->found = DECISION_BLOCK | RULE_UNRESOLVED;
		else if (!subject->found)
			subject->found = exec_posture(scratch, subject->rule_set, view);
	} else if (argument_list(&scratch->verdict)) {
		if (!put_off(subject, scratch, bprm))
			return UNJUDGED;
		subject->found = 0;
	}
	return 0;
}

/* An exec by the file that is to run; what succeeds is told by sched_process_exec. Most processes that
 * execute are new and need no scratch of their own after that. */
static __always_inline int judge_exec(struct linux_binprm *bprm)
{
	struct file *file = bprm->file;
	struct path_scratch *scratch;
	struct subject subject;
	int unjudged = UNJUDGED;

	if (!subject_of(&subject, current_task(), RULE_SET_HAS_EXEC))
		return 0;
	if (subject.phase && in_host_mount_namespace(current_task()))
		return 0;
	subject.sees = false;
	scratch = borrow_scratch();
	if (scratch)
		unjudged = judge_program(&subject, scratch, bprm);
	give_back(scratch);
	if (unjudged)
		return refuse_unjudged(&subject, ACTION_EXEC, RULE_SET_HAS_EXEC_BLOCK);
	return settle(&subject, ACTION_EXEC, subject.found, file->f_path.mnt, file->f_path.dentry,
		      0);
}

#endif
