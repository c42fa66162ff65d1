// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Execs where no LSM program decides. */
#include "exec.h"
