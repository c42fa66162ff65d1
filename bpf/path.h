/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * A path as the hashes of its components, from the file up to the root of the mount namespace
 * that its mount is in. Everything is read by probe, so that the same code serves all program
 * types, all kernels, and the steps across mounts, where the verifier has no types to offer.
 */
#ifndef RINGFENCE_PATH_H
#define RINGFENCE_PATH_H

#include "component.h"
#include "place.h"

#define WALK_ATTEMPTS 4

/* What behaviours are counted by: all components as one number, to a base that is the same for each
 * path, the last component lowest. So a file's is had of its directory's too. The parts are secret
 * hashes: there is nothing to aim at. */
#define SUM_BASE 0x9e3779b97f4a7c15ULL
#define SUM_BASE_INVERSE \
	0xf1de83e19937733dULL /* modulo 2^64: leads from a file's to its directory's */

static __always_inline void start_sum(struct path_scratch *scratch)
{
	scratch->sum = 0;
	scratch->place_value = 1;
}

/* The next component upwards. */
static __always_inline void add_to_sum(struct path_scratch *scratch, u64 hash)
{
	scratch->sum += hash * scratch->place_value;
	scratch->place_value *= SUM_BASE;
}

/* One component, or one mount, up. */
static long walk_step(u32 step, struct path_scratch **context)
{
	struct path_scratch *scratch = *context;
	struct mount_place *place = &scratch->place;
	struct node_state *state = node();
	struct component component;
	u32 count = scratch->count;

	if (!state)
		return 1;
	if (place->dentry == place->root) {
		if (scratch->own_root) {
			scratch->walk = 0;
			return 1;
		}
		if (place->mount == mount_of(scratch->vfsmount))
			scratch->within = count;
		if (cross_mount(place))
			return 0;
		scratch->walk = classify_top(place->mount);
		return 1;
	}
	if (count >= PATH_COMPONENTS)
		return 1;
	if (!read_component(&component, state, place->dentry)) {
		scratch->walk = WALK_UNREACHABLE;
		return 1;
	}
	/* the file system's root, yet not this mount's: outside of what it shows. Or a pipe, a socket,
	 * a memory file, which has no directory. */
	if (component.parent == place->dentry) {
		scratch->walk = is_internal(namespace_of(place->mount)) ? WALK_INTERNAL :
									  WALK_UNREACHABLE;
		return 1;
	}
	scratch->names[count & (PATH_COMPONENTS - 1)] = component.hash;
	scratch->dentries[count & (PATH_COMPONENTS - 1)] = place->dentry;
	scratch->count = count + 1;
	add_to_sum(scratch, component.hash);
	place->dentry = component.parent;
	return 0;
}

DEFINE_STEP(walk_step)

CHECKED_ONCE int walk_once(struct path_scratch *scratch)
{
	if (!scratch)
		return 0;
	scratch->count = 0;
	start_sum(scratch);
	scratch->walk = WALK_TOO_DEEP;
	start_walk(scratch);
	REPEAT(PATH_STEPS, walk_step, scratch);
	return 0;
}

static __always_inline bool renaming(const struct node_state *state, u64 *renames)
{
	*renames = state->renames_finished;
	return state->renames_started != *renames;
}

/* A directory that is moved while its path is read may show a name that is half old, half new.
 * While any move is under way a walk counts only when a second one finds the same. */
static __always_inline void walk_path(struct path_scratch *scratch, struct node_state *state)
{
	u64 before, after, last = 0;
	u32 attempt;

	for (attempt = 0; attempt < WALK_ATTEMPTS; attempt++) {
		bool moving = renaming(state, &before);

		walk_once(scratch);
		if (!moving && !renaming(state, &after) && before == after)
			return;
		if (attempt && scratch->sum == last)
			return;
		last = scratch->sum;
	}
	scratch->walk = WALK_UNSTABLE;
}

#endif
