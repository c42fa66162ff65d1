/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* All families that a kernel with every hook takes, in one object: libbpf reads the kernel's types for
 * each object that it opens, and looks for each type that an object names among all of them. On 6.12,
 * emulated, the one object loads in 20 s, and its families one by one in 28. */
#include "process.bpf.c"
#include "exec.bpf.c"
#include "socket.bpf.c"
#include "network.bpf.c"
#include "packet.bpf.c"
#include "rename.bpf.c"
#include "file.bpf.c"
#include "attribute.bpf.c"
#include "mapping.bpf.c"
#include "descriptor.bpf.c"
#include "stale.bpf.c"
#include "held_socket.bpf.c"
#include "privilege.bpf.c"
#include "hold.bpf.c"
#include "capability.bpf.c"
#include "guard.bpf.c"
