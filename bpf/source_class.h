/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Which programs the rules of a set name as sources: a class for each, by the program's fingerprint. */
#ifndef RINGFENCE_SOURCE_CLASS_H
#define RINGFENCE_SOURCE_CLASS_H

#include "maps.h"

#define SOURCES 65536
#define SOURCE_MASK 0xffffULL

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, SOURCES);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct source_key);
	__type(value, u32);
} sources SEC(".maps");

static __always_inline u32 class_of_image(u64 rule_set, u64 image)
{
	struct source_key key = { .rule_set = rule_set, .image = image };
	u32 *found = bpf_map_lookup_elem(&sources, &key);

	return found ? *found & SOURCE_MASK : 0;
}

#endif
