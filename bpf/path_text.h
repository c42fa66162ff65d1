/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* A path as text, for the few records that carry one. */
#ifndef RINGFENCE_PATH_TEXT_H
#define RINGFENCE_PATH_TEXT_H

#include "place.h"

#define NAME_BYTES 256

static __always_inline long write_component(struct path_text *text, struct mount_place *place)
{
	u64 at = place->dentry;
	u32 length = text->length;
	long written;
	u64 parent;

	if (place->dentry == place->root) {
		if (cross_mount(place))
			return 0;
		text->flags = classify_top(place->mount) ? PATH_UNREACHABLE : 0;
		return 1;
	}
	parent = PEEK(struct dentry, at, d_parent);
	if (parent == at) {
		text->flags = PATH_UNREACHABLE;
		return 1;
	}
	if (length >= PATH_BYTES - NAME_BYTES)
		return 1;
	barrier_var(length);
	length &= PATH_BYTES - NAME_BYTES - 1;
	written = bpf_probe_read_kernel_str(text->bytes + length, NAME_BYTES,
					    (void *)PEEK(struct dentry, at, d_name.name));
	if (written > 0 && written <= NAME_BYTES)
		text->length = length + written;
	place->dentry = parent;
	return 0;
}

#ifdef WITHOUT_CALLBACKS

static __always_inline long text_step(u32 step, struct path_scratch **context)
{
	return write_component(&(*context)->text, &(*context)->place);
}

DEFINE_STEP(text_step)

/* The path at which `scratch` stands. */
static __always_inline int write_path(struct path_text *text, struct path_scratch *scratch)
{
	text->length = 0;
	text->flags = PATH_TRUNCATED;
	if (!scratch)
		return 0;
	scratch->text.length = 0;
	scratch->text.flags = PATH_TRUNCATED;
	start_walk(scratch);
	REPEAT(PATH_STEPS, text_step, scratch);
	bpf_probe_read_kernel(text, sizeof(*text), &scratch->text);
	return 0;
}

#else

struct text_walk {
	struct path_text *text;
	struct path_scratch *scratch;
};

static long text_step(u32 step, struct text_walk *walk)
{
	return write_component(walk->text, &walk->scratch->place);
}

/* The path at which `scratch` stands, behind what the text holds already. */
__noinline int append_path(struct path_text *text, struct path_scratch *scratch)
{
	struct text_walk walk = { .text = text, .scratch = scratch };

	if (!text)
		return 0;
	text->flags = PATH_TRUNCATED;
	if (!scratch)
		return 0;
	start_walk(scratch);
	bpf_loop(PATH_STEPS, text_step, &walk, 0);
	return 0;
}

/* The path at which `scratch` stands. */
static __always_inline int write_path(struct path_text *text, struct path_scratch *scratch)
{
	text->length = 0;
	return append_path(text, scratch);
}

#endif

#endif
