// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Connections where BPF has no atomic exchange (before 5.12): each verdict is a record. */
#define WITHOUT_FOLDS
#include "network.h"
