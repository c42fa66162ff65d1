/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
#ifndef RINGFENCE_TASK_FILE_H
#define RINGFENCE_TASK_FILE_H

#include "kernel.h"

/* One open file of one task, as the iterator shows it; after the last one neither. */
struct bpf_iter__task_file {
	struct task_struct *task;
	struct file *file;
} __attribute__((preserve_access_index));

#endif
