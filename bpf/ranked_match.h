/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Places and patterns together, for sets that have patterns: which of the two decides is a matter
 * of rank. The reference is packages/policy, strongest().
 */
#ifndef RINGFENCE_RANKED_MATCH_H
#define RINGFENCE_RANKED_MATCH_H

#include "path_trie.h"
#include "pattern.h"

#define FINAL_EXACT 0
#define FINAL_CHILDREN PATH_OPERATIONS
#define FINAL_BELOW (2 * PATH_OPERATIONS)

static __always_inline void apply_ranked_slot(struct path_scratch *scratch,
					      const struct path_slot *slot, u32 rank, u32 final)
{
	struct path_verdict *verdict = &scratch->verdict;
	int operation;

#pragma unroll
	for (operation = 0; operation < PATH_OPERATIONS; operation++) {
		u32 decision = slot->decision[operation];

		if (decision) {
			verdict->decision[operation] = decision;
			if (is_posture(decision))
				scratch->decision_rank[operation] = 0;
			else if (final & (1 << operation))
				scratch->decision_rank[operation] = RANK_FINAL;
			else
				scratch->decision_rank[operation] = rank;
		}
		if (slot->audit[operation]) {
			verdict->audit[operation] = slot->audit[operation];
			scratch->audit_rank[operation] = rank;
		}
	}
}

/* As apply_node: a node that is `left` components above the path's end. */
static __noinline void apply_ranked_node(struct path_scratch *scratch, const struct path_node *node,
					 u32 left)
{
	u32 rank = RANK_LOWEST + 2 * (scratch->count - left);
	u32 final = node->flags >> PATH_NODE_FINAL_SHIFT;

	apply_ranked_slot(scratch, &node->below, rank, final >> FINAL_BELOW);
	if (left <= 1)
		apply_ranked_slot(scratch, &node->children, rank + 1, final >> FINAL_CHILDREN);
	if (left == 0) {
		apply_ranked_slot(scratch, &node->exact, RANK_EXACT, final >> FINAL_EXACT);
		scratch->verdict.flags |= node->flags;
	}
}

static long ranked_step(u32 step, struct path_scratch **context)
{
	struct path_scratch *scratch = *context;
	struct path_node *node = next_node(scratch);

	if (!node)
		return 1;
	apply_ranked_node(scratch, node, scratch->left);
	scratch->node = node->child;
	return node->child == 0;
}

/* Larger decides: by rank, Block before Allow, the rule that stands first. */
static __always_inline u64 decision_order(u32 rank, u32 decision)
{
	return (u64)rank << 32 | (decision & DECISION_BLOCK) | (~decision & DECISION_RULE);
}

static __always_inline u64 audit_order(u32 rank, u32 audit)
{
	return (u64)rank << 32 | (~audit & DECISION_RULE);
}

static __always_inline void apply_pattern(struct path_scratch *scratch,
					  const struct pattern_verdict *pattern)
{
	struct path_verdict *verdict = &scratch->verdict;
	int operation;

#pragma unroll
	for (operation = 0; operation < PATH_OPERATIONS; operation++) {
		u32 decision = pattern->decision[operation];
		u32 audit = pattern->audit[operation];

		if (decision && (!verdict->decision[operation] ||
				 decision_order(pattern->decision_rank[operation], decision) >
					 decision_order(scratch->decision_rank[operation],
							verdict->decision[operation])))
			verdict->decision[operation] = decision;
		if (audit && (!verdict->audit[operation] ||
			      audit_order(pattern->audit_rank[operation], audit) >
				      audit_order(scratch->audit_rank[operation],
						  verdict->audit[operation])))
			verdict->audit[operation] = audit;
	}
	verdict->flags |= pattern->flags;
}

/* What the places and the patterns of one view say. Global, as walk_once. */
__noinline int match_ranked(struct path_scratch *scratch, u64 rule_set, u32 view)
{
	struct pattern_key key = { .rule_set = rule_set, .view = view };
	struct pattern_verdict *pattern;
	struct path_node *root;

	if (!scratch)
		return 0;
	root = start_match(scratch, rule_set, view);
	if (root)
		apply_ranked_node(scratch, root, scratch->count);
	REPEAT(PATH_COMPONENTS, ranked_step, scratch);
	key.label = scratch->label;
	if (!key.label)
		return 0;
	pattern = bpf_map_lookup_elem(&pattern_verdicts, &key);
	if (pattern)
		apply_pattern(scratch, pattern);
	return 0;
}

#endif
