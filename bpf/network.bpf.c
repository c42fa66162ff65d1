// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Connections, their repeated verdicts folded. */
#include "network.h"
