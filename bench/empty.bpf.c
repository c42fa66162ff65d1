// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* The floor: what a hook costs that decides nothing, measured as ours is. */
#include "kernel.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

SEC("lsm/file_open")
int BPF_PROG(empty_file_open, struct file *file, int before)
{
	return before;
}
