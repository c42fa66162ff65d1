/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Rules that ask for arguments. The hook that judges an exec cannot read them: they lie in a memory
 * that nobody runs in yet. What it has found is put off until they can be read, which is before the
 * program's first instruction; whoever is refused then is killed there.
 */
#ifndef RINGFENCE_ARGUMENTS_H
#define RINGFENCE_ARGUMENTS_H

#include "argument_rules.h"
#include "emit.h"
#include "path_text.h"

#define ARGUMENT_STEPS 4096 /* arguments, and pieces of those that come before them */
#define ARGUMENT_ROOM (NAME_MAX_BYTES - 1)
#define SIGKILL 9

struct deferred_exec {
	u64 rule_set;
	u32 workload;
	u32 list;
	u32 decision; /* what holds where no rule of the list speaks */
	u32 audit;
	u32 arguments; /* how many there were, the program's name among them */
	u32 reserved;
	struct path_text path;
};

#define DEFERRED_EXECS 2 /* a script and its interpreter */

struct deferred_execs {
	u32 count;
	u32 reserved;
	struct deferred_exec execs[DEFERRED_EXECS];
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct deferred_execs);
} deferred_execs SEC(".maps");

static __always_inline struct deferred_execs *own_deferred_execs(u64 flags)
{
	return bpf_task_storage_get(&deferred_execs, bpf_get_current_task_btf(), NULL, flags);
}

/* An exec begins: what an earlier one has put off, and failed, is nothing to it. */
static __always_inline void begin_exec(struct linux_binprm *bprm)
{
	struct node_state *state = node();
	struct deferred_execs *own;

	if (!state || !READ_ONCE(state->deferred_execs) || bprm->interp != bprm->filename)
		return;
	own = own_deferred_execs(0);
	if (own)
		own->count = 0;
}

/* False where it cannot be put off. The path is left to write. */
static __always_inline struct deferred_exec *defer_exec(struct node_state *state, u32 arguments)
{
	struct deferred_execs *own = own_deferred_execs(BPF_LOCAL_STORAGE_GET_F_CREATE);
	u32 at = own ? own->count : DEFERRED_EXECS;

	if (at >= DEFERRED_EXECS)
		return NULL;
	own->count = at + 1;
	own->execs[at].arguments = arguments;
	__sync_fetch_and_add(&state->deferred_execs, 1);
	return &own->execs[at];
}

/* Where the new program's arguments lie, in memory that is the task's own by now. */
struct given_arguments {
	u64 start;
	u32 passed_over; /* before those that are asked for: the program's name, a script's interpreter's */
	u32 asked;
};

struct argument_walk {
	struct path_scratch *scratch;
	const struct argument_rule *rule;
};

static __always_inline u64 argument_hash(struct path_scratch *scratch, u32 length)
{
	struct node_state *state = node();
	u64 *words = (u64 *)(scratch->name + 1);

	if (!state)
		return 0;
	if (!length)
		__builtin_memset(words, 0, CHUNK_BYTES);
	if (length <= INLINE_NAME_MAX)
		return short_name_hash(state, words, length);
	/* by way of a map, from which it comes back as the number that the function takes */
	WRITE_ONCE(scratch->target, (u64)words);
	return long_name_hash(READ_ONCE(scratch->target), length);
}

static __always_inline bool is_allowed(const struct argument_rule *rule, u64 hash)
{
	bool found = false;
	u32 i;

	for (i = 0; i < ALLOWED_ARGUMENTS; i++)
		if (i < rule->count && rule->allowed[i] == hash)
			found = true;
	return found;
}

/* One argument, or a piece of one that is passed over. What changes lies in the scratch, for 6.1. */
static long argument_step(u32 step, struct argument_walk *walk)
{
	struct path_scratch *scratch = walk->scratch;
	u64 at = scratch->argument;
	long length;

	if (!scratch->asked && !scratch->passed_over)
		return 1;
	length = bpf_probe_read_user_str(scratch->name + 1, ARGUMENT_ROOM, (void *)at);
	if (length < 0)
		return 1;
	/* of an empty one 6.1 and 6.12 say 0, in place of 1 with its end */
	if (!length)
		length = 1;
	if (scratch->passed_over) {
		if (length == ARGUMENT_ROOM) {
			scratch->argument = at + length - 1;
		} else {
			scratch->argument = at + length;
			scratch->passed_over--;
		}
		return 0;
	}
	if (length == ARGUMENT_ROOM ||
	    !is_allowed(walk->rule, argument_hash(scratch, (length - 1) & (NAME_MAX_BYTES - 1))))
		return 1;
	scratch->argument = at + length;
	scratch->asked--;
	return 0;
}

/* Is there one that the rule does not allow? So it is also where they cannot be read to the end. */
__noinline int argument_outside(struct path_scratch *scratch, const struct argument_rule *rule,
				const struct given_arguments *given)
{
	struct argument_walk walk;

	if (!scratch || !rule || !given)
		return 1;
	scratch->argument = given->start;
	scratch->passed_over = given->passed_over;
	scratch->asked = given->asked;
	walk.scratch = scratch;
	walk.rule = rule;
	bpf_loop(ARGUMENT_STEPS, argument_step, &walk, 0);
	return scratch->asked || scratch->passed_over;
}

/* What the rules, asked in order, and else the place of the program, have said: as reported(). */
static __always_inline u32 ask_arguments(const struct deferred_exec *exec,
					 struct path_scratch *scratch,
					 const struct given_arguments *given)
{
	u32 decision = 0, audit = 0, position, action;

	for (position = 0; position < RULES_OF_PROGRAM; position++) {
		struct argument_rule *rule = argument_rule(exec->rule_set, exec->list, position);

		if (!rule)
			break;
		action = rule->decision & DECISION_ACTION;
		if (!argument_outside(scratch, rule, given) != (action == DECISION_ALLOW))
			continue;
		if (action != DECISION_AUDIT)
			decision = decision ?: rule->decision;
		else
			audit = audit ?: rule->decision & DECISION_RULE;
	}
	return reported(decision ?: exec->decision, audit ?: exec->audit);
}

static __always_inline void report_exec(struct node_state *state, const struct deferred_exec *exec,
					u32 found)
{
	u64 about = verdict_identity(exec->rule_set, exec->workload, found, ACTION_EXEC);
	struct file_record *out = RESERVE_VERDICT(state, exec->workload, struct file_record, about);

	if (!out)
		return;
	fill_record_of_typed(&out->record, RECORD_FILE, bpf_get_current_task_btf());
	out->record.action = ACTION_EXEC;
	out->record.rule_set = exec->rule_set;
	out->record.workload = exec->workload;
	out->record.decision = found;
	bpf_probe_read_kernel(&out->path, sizeof(out->path), &exec->path);
	bpf_ringbuf_submit(out, 0);
}

/* Before the first instruction of what was executed. */
static __noinline int settle_exec(struct node_state *state, struct deferred_exec *exec,
				  struct path_scratch *scratch, struct linux_binprm *bprm)
{
	struct given_arguments given = { .start = bprm->p, .asked = exec->arguments - 1 };
	u32 found = DECISION_BLOCK | RULE_UNRESOLVED;

	/* a script's interpreter is given more before what the script was given; its name it was not */
	given.passed_over = bprm->argc - given.asked;
	if (scratch)
		found = ask_arguments(exec, scratch, &given);
	if ((found & DECISION_ACTION) == DECISION_BLOCK && bpf_send_signal(SIGKILL))
		found = DECISION_AUDIT | (found & DECISION_RULE);
	if (found)
		report_exec(state, exec, found);
	return 0;
}

/* Also by a program set that decides nothing any more: what it has put off nobody else knows of. */
static __always_inline void settle_deferred(struct node_state *state, struct path_scratch *scratch,
					    struct linux_binprm *bprm)
{
	struct deferred_execs *own;
	u32 count;

	if (!READ_ONCE(state->deferred_execs))
		return;
	own = own_deferred_execs(0);
	if (!own)
		return;
	count = own->count;
	own->count = 0;
	if (count > 0)
		settle_exec(state, &own->execs[0], scratch, bprm);
	if (count > 1)
		settle_exec(state, &own->execs[1], scratch, bprm);
}

#endif
