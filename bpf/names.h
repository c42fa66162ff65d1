/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * A component's name as 64 bits. NH (UMAC, RFC 4418): per 8 bytes the product of two 32-bit sums
 * with secret keys, added up; for one pair of names the chance to collide is 2^-32 over the keys,
 * which nobody outside the node knows, and there is nothing to search offline. The length is a
 * term of its own, since the last word is padded with zeroes. Short names, which most are, end with
 * their last word; longer ones are padded to whole chunks.
 */
#ifndef RINGFENCE_NAMES_H
#define RINGFENCE_NAMES_H

#include "maps.h"

#define INLINE_NAME_MAX 31 /* all kernels keep names up to this in the dentry */
#define CHUNK_WORDS 4
#define CHUNK_BYTES (CHUNK_WORDS * 8)
#define NAME_MAX_BYTES 256

static __always_inline u64 name_term(u64 word, u32 key_low, u32 key_high)
{
	return (u64)((u32)word + key_low) * (u64)((u32)(word >> 32) + key_high);
}

static __always_inline u64 name_length_term(const struct node_state *state, u32 length)
{
	return name_term(length, state->name_keys[NAME_KEYS - 2], state->name_keys[NAME_KEYS - 1]);
}

/* Read at 32 - length, 8 bytes at a time: ones where the name is, zeroes behind its end. */
static const u8 name_window[2 * CHUNK_BYTES] = {
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
};

static __always_inline bool ends_before(u32 length, u32 word)
{
	return word && length <= 8 * word;
}

/* `words` is what the dentry holds: whatever follows the name's end is left out. */
static __always_inline u64 short_name_hash(const struct node_state *state, const u64 *words,
					   u32 length)
{
	u32 skip = (CHUNK_BYTES - length) & (CHUNK_BYTES - 1);
	u64 hash = name_length_term(state, length);
	const u8 *window;
	u32 i;

	/* kept from being folded into negative offsets, which the verifier refuses */
	barrier_var(skip);
	window = name_window + skip;

#pragma unroll
	for (i = 0; i < CHUNK_WORDS; i++) {
		if (ends_before(length, i))
			break;
		hash += name_term(words[i] & *(const u64 *)(window + 8 * i),
				  state->name_keys[2 * i], state->name_keys[2 * i + 1]);
	}
	return hash;
}

/* Of a name wherever it lies: at most 255 bytes, in chunks of 32 with zeroes behind.
 * A global function: the verifier checks it once, not at each step of each walk. */
__noinline u64 long_name_hash(u64 address, u32 length)
{
	struct node_state *state = node();
	u32 offset = 0, i;
	u64 hash;

	if (!state)
		return 0;
	hash = name_length_term(state, length);
	for (offset = 0; offset < NAME_MAX_BYTES; offset += CHUNK_BYTES) {
		u64 words[CHUNK_WORDS] = {};
		u32 left;

		if (offset >= length)
			break;
		left = length - offset;
		barrier_var(left);
		if (left > CHUNK_BYTES)
			left = CHUNK_BYTES;
		bpf_probe_read_kernel(words, left, (void *)(address + offset));
#pragma unroll
		for (i = 0; i < CHUNK_WORDS; i++) {
			u32 key = (offset / 4 + 2 * i) & 62;

			if (length <= INLINE_NAME_MAX && ends_before(length, i))
				break;
			barrier_var(key);
			hash += name_term(words[i], state->name_keys[key],
					  state->name_keys[key + 1]);
		}
	}
	return hash;
}

#endif
