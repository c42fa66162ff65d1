// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Files where BPF is not among the kernel's LSMs. */
#include "file_watch.h"
