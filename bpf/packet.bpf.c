// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/* Packets, their repeated verdicts folded. */
#include "packet.h"
