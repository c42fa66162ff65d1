// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Execs where programs cannot call back (before 5.17). An object of its own, since 5.10 refuses one
 * that holds a callback, called or not. */
#define WITHOUT_CALLBACKS
#include "exec.h"
