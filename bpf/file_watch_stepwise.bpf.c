// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Files where programs cannot call back (before 5.17), and each alert is a record (before 5.12). */
#define WITHOUT_CALLBACKS
#define WITHOUT_PATTERNS
#define WITHOUT_FOLDS
#include "file_watch.h"
