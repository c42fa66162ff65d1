/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* The rules of a set as a trie by component, and what its places say. */
#ifndef RINGFENCE_PATH_TRIE_H
#define RINGFENCE_PATH_TRIE_H

#include "path.h"

#define PATH_NODES 262144

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, PATH_NODES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct path_key);
	__type(value, struct path_node);
} path_nodes SEC(".maps");

static __always_inline bool denies(u32 decision)
{
	return (decision & DECISION_ACTION) == DECISION_BLOCK;
}

static __always_inline bool is_posture(u32 decision)
{
	return (decision & DECISION_RULE) == RULE_POSTURE;
}

/* What to report of one operation: what refuses it, else the Audit rule or posture that saw it. */
static __always_inline u32 outcome(const struct path_verdict *verdict, u32 operation)
{
	return reported(verdict->decision[operation], verdict->audit[operation]);
}

static __always_inline void apply_slot(struct path_verdict *verdict, const struct path_slot *slot)
{
	int operation;

#pragma unroll
	for (operation = 0; operation < PATH_OPERATIONS; operation++) {
		if (slot->decision[operation])
			verdict->decision[operation] = slot->decision[operation];
		if (slot->audit[operation])
			verdict->audit[operation] = slot->audit[operation];
	}
}

/* `left` is the number of components below this node: 0 is the path itself. */
static __always_inline void apply_node(struct path_verdict *verdict, const struct path_node *node,
				       u32 left)
{
	apply_slot(verdict, &node->below);
	if (left <= 1)
		apply_slot(verdict, &node->children);
	if (left == 0) {
		apply_slot(verdict, &node->exact);
		verdict->flags |= node->flags;
	}
}

/* At the root: with its node where that has something to say. */
static __always_inline struct path_node *start_match(struct path_scratch *scratch, u64 rule_set,
						     u32 view)
{
	struct path_key key = { .rule_set = rule_set, .name = view };

	__builtin_memset(&scratch->verdict, 0, sizeof(scratch->verdict));
	scratch->rule_set = rule_set;
	scratch->left = scratch->count;
	scratch->node = PATH_ROOT_NODE | view;
	if (!(rule_set & RULE_SET_HAS_ROOT_RULE) && scratch->count)
		return NULL;
	return bpf_map_lookup_elem(&path_nodes, &key);
}

/* One component down: its node, or NULL where the trie says no more. */
static __always_inline struct path_node *next_node(struct path_scratch *scratch)
{
	struct path_key key = { .rule_set = scratch->rule_set, .node = scratch->node };
	u32 left = scratch->left;

	if (left == 0 || left > PATH_COMPONENTS)
		return NULL;
	left--;
	scratch->left = left;
	key.name = scratch->names[left & (PATH_COMPONENTS - 1)];
	return bpf_map_lookup_elem(&path_nodes, &key);
}

static __always_inline bool has_children(const struct path_node *node)
{
	const u64 *words = (const u64 *)&node->children;

	return words[0] | words[1] | words[2];
}

static __always_inline void note_directory(struct directory_match *match,
					   const struct path_scratch *scratch,
					   const struct path_node *node)
{
	match->verdict = scratch->verdict;
	match->node = scratch->node;
	match->has_children = node && has_children(node);
}

/* The last two directories of a path are noted, for what is met in them next. */
static __always_inline void note_place(struct path_scratch *scratch, const struct path_node *node)
{
	if (scratch->left == 2)
		note_directory(&scratch->upper, scratch, node);
	else if (scratch->left == 1)
		note_directory(&scratch->above, scratch, node);
}

/* Down to the directory. All that changes from step to step lies in the scratch: 6.1 checks the
 * callback once, and takes what it finds on the stack then for what it always finds. */
static long match_step(u32 step, struct path_scratch **context)
{
	struct path_scratch *scratch = *context;
	struct path_node *node;

	if (scratch->left <= 1)
		return 1;
	node = next_node(scratch);
	scratch->node = node ? node->child : 0;
	if (node)
		apply_node(&scratch->verdict, node, scratch->left);
	note_place(scratch, node);
	return scratch->node == 0;
}

/* Where the trie ended above them, it says the same of both. */
static __always_inline void note_rest(struct path_scratch *scratch)
{
	if (scratch->left > 2)
		note_directory(&scratch->upper, scratch, NULL);
	if (scratch->left > 1)
		note_directory(&scratch->above, scratch, NULL);
}

DEFINE_STEP(match_step)

/* The last component, from where the rules of its directory go on. */
static __always_inline void match_leaf(struct path_scratch *scratch)
{
	struct path_node *node;

	if (!scratch->node)
		return;
	node = next_node(scratch);
	if (node)
		apply_node(&scratch->verdict, node, 0);
}

#endif
