/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Which rules of a set cover a path: a trie by component for each view, walked from the root,
 * whose deeper places beat the shallower ones. The reference is packages/policy, walk(); both are compared.
 */
#ifndef RINGFENCE_MATCH_H
#define RINGFENCE_MATCH_H

#include "path_trie.h"
#ifndef WITHOUT_CALLBACKS
#include "own_root.h"
#endif
#ifndef WITHOUT_PATTERNS
#include "ranked_match.h"
#endif

/* A path that leads nowhere is refused to whoever has a Block of that class. */
static __always_inline void refuse(struct path_verdict *verdict, u64 rule_set)
{
	if (rule_set & RULE_SET_HAS_FILE_BLOCK) {
		verdict->decision[PATH_READ] = DECISION_BLOCK | RULE_UNRESOLVED;
		verdict->decision[PATH_WRITE] = DECISION_BLOCK | RULE_UNRESOLVED;
	}
	if (rule_set & RULE_SET_HAS_EXEC_BLOCK)
		verdict->decision[PATH_EXEC] = DECISION_BLOCK | RULE_UNRESOLVED;
}

/* Rules by name alone come last, but for a final Block. */
static __always_inline void match_name(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct path_key key = { .rule_set = rule_set, .node = PATH_NAME_NODE | view };
	struct path_verdict *verdict = &scratch->verdict;
	struct path_node *node;
	u32 found = verdict->decision[PATH_EXEC];

	if (!scratch->count)
		return;
	key.name = scratch->names[0];
	node = bpf_map_lookup_elem(&path_nodes, &key);
	if (!node)
		return;
	if (node->below.decision[PATH_EXEC])
		verdict->decision[PATH_EXEC] = node->below.decision[PATH_EXEC];
	else if (node->exact.decision[PATH_EXEC] && (!found || is_posture(found)))
		verdict->decision[PATH_EXEC] = node->exact.decision[PATH_EXEC];
	if (!verdict->audit[PATH_EXEC])
		verdict->audit[PATH_EXEC] = node->exact.audit[PATH_EXEC];
}

/* What one view's rules say of the path that the scratch holds. */
CHECKED_ONCE int match_view(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct path_node *root;

	if (!scratch)
		return 0;
#ifndef WITHOUT_PATTERNS
	if (rule_set & RULE_SET_HAS_PATTERN)
		match_ranked(scratch, rule_set, view);
	else
#endif
	{
		root = start_match(scratch, rule_set, view);
		if (root)
			apply_node(&scratch->verdict, root, scratch->count);
		note_place(scratch, root);
		REPEAT(PATH_COMPONENTS, match_step, scratch);
		note_rest(scratch);
		match_leaf(scratch);
	}
	if (rule_set & RULE_SET_HAS_NAME)
		match_name(scratch, rule_set, view);
	return 0;
}

#ifndef WITHOUT_CALLBACKS

/* Rules with a source decide before those without. */
static __always_inline void match_sourced(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	const struct path_verdict *sourced = &scratch->sourced;
	struct path_verdict *verdict = &scratch->verdict;
	int operation;

	match_view(scratch, rule_set, view);
	scratch->sourced = scratch->verdict;
	match_view(scratch, rule_set, view & (VIEW_OWNER | VIEW_TERMINAL));
#pragma unroll
	for (operation = 0; operation < PATH_OPERATIONS; operation++) {
		if (sourced->decision[operation])
			verdict->decision[operation] = sourced->decision[operation];
		if (sourced->audit[operation])
			verdict->audit[operation] = sourced->audit[operation];
	}
	if (sourced->flags >> PATH_NODE_ARGUMENTS_SHIFT)
		verdict->flags &= (1U << PATH_NODE_ARGUMENTS_SHIFT) - 1;
	verdict->flags |= sourced->flags;
}

#endif

static __always_inline void finish_verdict(struct path_scratch *scratch)
{
	struct path_verdict *verdict = &scratch->verdict;

	verdict->fingerprint = scratch->sum;
	verdict->quiet = !outcome(verdict, PATH_READ) && !outcome(verdict, PATH_WRITE);
}

static __always_inline void match_path(struct path_scratch *scratch, struct node_state *state,
				       u64 rule_set, u32 view)
{
	struct path_verdict *verdict = &scratch->verdict;

	if (scratch->walk) {
		__builtin_memset(verdict, 0, sizeof(*verdict));
		verdict->fingerprint = scratch->sum;
		if (scratch->walk & WALK_INTERNAL)
			return;
		__sync_fetch_and_add(&state->unresolved, 1);
		if (rule_set & (RULE_SET_HAS_FILE_BLOCK | RULE_SET_HAS_EXEC_BLOCK))
			refuse(verdict, rule_set);
		return;
	}
#ifndef WITHOUT_CALLBACKS
	if (view >> VIEW_SOURCE_SHIFT)
		match_sourced(scratch, rule_set, view);
	else
#endif
		match_view(scratch, rule_set, view);
	finish_verdict(scratch);
}

#ifdef WITHOUT_PATTERNS
#define SETTLED(scratch, rule_set) true
#else
/* False when a name is no longer what the walk has read. */
#define SETTLED(scratch, rule_set)                                  \
	((scratch)->walk || !((rule_set) & RULE_SET_HAS_PATTERN) || \
	 !run_patterns(scratch, rule_set))
#endif

static __always_inline void walk_settled(struct path_scratch *scratch, struct node_state *state,
					 u64 rule_set)
{
	u32 attempt;

	for (attempt = 0; attempt < WALK_ATTEMPTS; attempt++) {
		walk_path(scratch, state);
		if (SETTLED(scratch, rule_set))
			break;
	}
}

#ifndef WITHOUT_CALLBACKS

/* The verdict by the path from the workload's own root adds what that one refuses, and tells. */
static __always_inline void add_own(struct path_scratch *scratch)
{
	const struct path_verdict *own = &scratch->verdict;
	struct path_verdict *verdict = &scratch->shown;
	int operation;

#pragma unroll
	for (operation = 0; operation < PATH_OPERATIONS; operation++) {
		u32 decision = own->decision[operation];

		if (denies(decision) && !is_posture(decision) &&
		    !denies(verdict->decision[operation]))
			verdict->decision[operation] = decision;
		if (!verdict->audit[operation])
			verdict->audit[operation] = own->audit[operation];
	}
	if (verdict->flags >> PATH_NODE_ARGUMENTS_SHIFT)
		verdict->flags |= own->flags & ((1U << PATH_NODE_ARGUMENTS_SHIFT) - 1);
	else
		verdict->flags |= own->flags;
}

/* Where another path leads from the workload's own root: has the next walk begin there. */
CHECKED_ONCE int turn_to_own_root(struct path_scratch *scratch)
{
	struct node_state *state = node();

	if (!scratch || !state || scratch->walk)
		return 0;
	scratch->own_root = own_root_elsewhere(state, scratch);
	scratch->shown = scratch->verdict;
	return scratch->own_root != 0;
}

static __always_inline void end_own_root(struct path_scratch *scratch)
{
	scratch->verdict = scratch->shown;
	scratch->sum = scratch->verdict.fingerprint;
	scratch->walk = 0;
	finish_verdict(scratch);
}

#endif

/* Walks from where the scratch stands, and matches. On 6.1 the stack has no room for one more call on
 * the way to a name, so both walks are made from here. */
CHECKED_ONCE int judge_place(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct node_state *state = node();

	if (!scratch || !state)
		return -EACCES;
	walk_settled(scratch, state, rule_set);
	match_path(scratch, state, rule_set, view);
#ifndef WITHOUT_CALLBACKS
	if (!turn_to_own_root(scratch))
		return 0;
	walk_settled(scratch, state, rule_set);
	/* a folder that the kernel has not joined to those above it yet leads to no root */
	if (!(scratch->walk & WALK_UNREACHABLE)) {
		match_path(scratch, state, rule_set, view);
		add_own(scratch);
	}
	end_own_root(scratch);
#endif
	return 0;
}

/* Judges the path of `dentry` on `vfsmount`; NULL when the task's scratch cannot be had, which
 * whoever holds a Block rule must take for a refusal. */
static __always_inline struct path_scratch *judge_path(u64 rule_set, u32 view,
						       struct vfsmount *vfsmount,
						       struct dentry *dentry)
{
	struct path_scratch *scratch = stand_at(vfsmount, dentry);

	return scratch && !judge_place(scratch, rule_set, view) ? scratch : NULL;
}

#endif
