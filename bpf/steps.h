/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Loops over a path's components. From 5.17 on they are bpf_loop's. WITHOUT_CALLBACKS is for older
 * kernels: there a step is a global function without arguments (5.10 takes no pointer there), which
 * the verifier checks once, however often a plain loop calls it. What such a step works on lies in
 * memory of the processor: programs that hang at trace points and function entries are not
 * preempted before 5.12, and softirqs, which may interrupt them, open no file and walk no path.
 */
#ifndef RINGFENCE_STEPS_H
#define RINGFENCE_STEPS_H

#include "identity.h"

#ifdef WITHOUT_CALLBACKS

/* In place of a global function that takes pointers. */
#define CHECKED_ONCE static __always_inline

#define DEFINE_STEP(step)                                     \
	__noinline int step##_once(void)                      \
	{                                                     \
		struct path_scratch *scratch = own_scratch(); \
                                                              \
		return scratch ? step(0, &scratch) : 1;       \
	}

#define REPEAT(times, step, context)                      \
	do {                                              \
		u32 step_;                                \
                                                          \
		for (step_ = 0; step_ < (times); step_++) \
			if (step##_once())                \
				break;                    \
	} while (0)

static __always_inline struct task_struct *current_task(void)
{
	return (struct task_struct *)bpf_get_current_task();
}

#else

/* The verifier checks a global function once, whatever leads to it. */
#define CHECKED_ONCE __noinline

#define DEFINE_STEP(step)

#define REPEAT(times, step, context) bpf_loop(times, step, &(context), 0)

static __always_inline struct task_struct *current_task(void)
{
	return bpf_get_current_task_btf();
}

#endif

#endif
