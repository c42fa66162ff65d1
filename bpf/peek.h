/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Fields of what the verifier knows as a number alone. A helper that reads 8 bytes takes some 100
 * instructions (6.12); from 6.2 on a number can be made a pointer to a type that may be read only,
 * and a load through it, which the kernel mends should it fault, takes eight.
 */
#ifndef RINGFENCE_PEEK_H
#define RINGFENCE_PEEK_H

#include "maps.h"

extern void *bpf_rdonly_cast(const void *object, u32 type) __ksym __weak;

#define CAST(type, address) \
	((type *)bpf_rdonly_cast((void *)(address), bpf_core_type_id_kernel(type)))

/* Of a structure whose address is known; 0 where it cannot be read. */
#define PEEK(type, address, field)                                              \
	({                                                                      \
		u64 address_ = (u64)(address);                                  \
                                                                                \
		(u64)(settings.casts ? CAST(type, address_)->field :            \
				       BPF_CORE_READ((type *)address_, field)); \
	})

#endif
