/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* A component of a path: what a dentry says of its name and of where it lies. */
#ifndef RINGFENCE_COMPONENT_H
#define RINGFENCE_COMPONENT_H

#include "names.h"
#include "peek.h"

struct component {
	u64 parent; /* the dentry of its directory */
	u64 hash;
};

static __always_inline const u64 *dentry_name(const struct dentry *dentry)
{
	if (bpf_core_field_exists(struct dentry, d_iname))
		return (const u64 *)dentry->d_iname;
	return ((const struct dentry___shortname *)dentry)->d_shortname.words;
}

static __always_inline u64 dentry_name_hash(const struct node_state *state,
					    const struct dentry *dentry)
{
	u32 length = dentry->d_name.len;

	if (length <= INLINE_NAME_MAX)
		return short_name_hash(state, dentry_name(dentry), length);
	/* read by probe: 7.2 takes no typed pointer for a number */
	return long_name_hash((u64)BPF_CORE_READ(dentry, d_name.name), length & 255);
}

/* Of a dentry from its parent up to its inline name; offsets are the running kernel's. */
struct dentry_image {
	u64 words[8];
};

#define IMAGE_START bpf_core_field_offset(struct dentry, d_parent)

/* The verifier knows the offset, and takes no subtraction from a pointer to the stack. */
static __always_inline const u64 *image_at(const struct dentry_image *image, u64 offset)
{
	offset -= IMAGE_START;
	barrier_var(offset);
	return (const u64 *)((const u8 *)image + offset);
}

#define IMAGE_U64(image, field) (*image_at(image, bpf_core_field_offset(struct dentry, field)))

static __always_inline const u64 *inline_name(const struct dentry_image *image)
{
	if (bpf_core_field_exists(struct dentry, d_iname))
		return image_at(image, bpf_core_field_offset(struct dentry, d_iname));
	return image_at(image, bpf_core_field_offset(struct dentry___shortname, d_shortname));
}

static __always_inline u64 image_name_hash(const struct node_state *state,
					   const struct dentry_image *image)
{
	u32 length = IMAGE_U64(image, d_name.hash_len) >> 32;

	if (length <= INLINE_NAME_MAX)
		return short_name_hash(state, inline_name(image), length);
	return long_name_hash(IMAGE_U64(image, d_name.name), length & 255);
}

/* By one read, where there are no casts. */
static __always_inline bool read_image(struct component *component, const struct node_state *state,
				       u64 dentry)
{
	struct dentry_image image;

	if (bpf_probe_read_kernel(&image, sizeof(image), (void *)(dentry + IMAGE_START)))
		return false;
	component->parent = IMAGE_U64(&image, d_parent);
	component->hash = image_name_hash(state, &image);
	return true;
}

/* False where it cannot be read. */
static __always_inline bool read_component(struct component *component,
					   const struct node_state *state, u64 dentry)
{
	const struct dentry *at;

	if (!settings.casts)
		return read_image(component, state, dentry);
	at = CAST(struct dentry, dentry);
	component->parent = (u64)at->d_parent;
	component->hash = dentry_name_hash(state, at);
	return component->parent;
}

#endif
