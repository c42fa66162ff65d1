/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* What kernel and user space both read of connections and sockets; a part of records.h. */
#ifndef RINGFENCE_NETWORK_RECORDS_H
#define RINGFENCE_NETWORK_RECORDS_H

/* Who began the flow that a socket carries; neither: not known yet. */
#define FLOW_CONNECTS 0x1
#define FLOW_ACCEPTS 0x2
/* By the rule set that is noted with it: told once, and refused in silence from then on. */
#define FLOW_REFUSED 0x4

/* Whose a socket is, for the hooks that see a packet and no task. Cloned to accepted sockets. */
struct socket_stamp {
	u32 version;
	u32 workload;
	u64 rule_set; /* that judged the socket, and the peer that it is connected to */
	u64 image;    /* of whoever made it, connected it or sent last, as of task_identity */
	u64 start_time;
	u32 binding; /* as of task_identity, when a host-bound one was last looked up */
	u32 flags;   /* FLOW_* */
	u32 pid;
	u32 uid;
	u32 gid;
	u32 reserved;
	char comm[COMM_BYTES];
};

#define NETWORK_ENTRIES 32

/* One longest-prefix lookup finds every rule that covers the address, in order of precedence. */
struct network_key {
	u32 prefix_length; /* bits of all that follows, up to the end of the prefix */
	u32 family;	   /* 4 or 6, network byte order, so that it is part of the prefix */
	u64 rule_set;
	u32 source;    /* whose rules these are: class of the program that acts, 0 for the rest */
	u32 direction; /* DIRECTION_* */
	u8 address[16];
};

/* Who is asked about: the end that a connection goes to, the peer that came, or, of a port that is
 * opened, all that might come. */
#define DIRECTION_EGRESS 0
#define DIRECTION_INGRESS 1
#define DIRECTION_BIND 2

struct network_entry {
	u16 port_from;
	u16 port_to;
	u32 protocol; /* 0: any */
	u32 decision; /* Allow or Block, else 0 */
	u32 audit;
};

struct network_rules {
	u32 count;
	u32 reserved;
	struct network_entry entries[NETWORK_ENTRIES];
};

/* Of datagrams, which no connection holds together: who spoke first. */
struct flow_key {
	u64 socket; /* its cookie; of SCTP the workload and port, which accepted sockets share */
	u8 address[16];
	u32 port; /* the peer's */
	u32 protocol;
};

struct flow {
	u64 rule_set; /* that judged it */
	u32 flags;    /* FLOW_* */
	u32 seconds;  /* of boot time, when the peer spoke last */
};

/* Numbers of SOCKET_PROTOCOLS and SOCKET_KINDS in packages/model/src/socket.ts; the kinds are the
 * kernel's types but for the last. */
#define SOCKET_PROTOCOL_OTHER 0
#define SOCKET_PROTOCOL_TCP 1
#define SOCKET_PROTOCOL_UDP 2
#define SOCKET_PROTOCOL_ICMP 3
#define SOCKET_PROTOCOL_ICMPV6 4
#define SOCKET_PROTOCOL_SCTP 5
#define SOCKET_PROTOCOL_DCCP 6
#define SOCKET_PROTOCOL_PACKET 7
#define SOCKET_KINDS 8
#define SOCKET_KIND_PACKET 7
#define SOCKET_NATURES 64

struct socket_key {
	u64 rule_set;
	u32 source;
	u32 reserved;
};

struct socket_rule {
	u32 decision;
	u32 audit;
};

/* By protocol times SOCKET_KINDS plus kind. */
struct socket_rules {
	struct socket_rule natures[SOCKET_NATURES];
};

struct network_record {
	struct record record;
	u32 family;
	u32 protocol;
	u32 port;
	u32 direction;
	u8 address[16];
};

struct socket_record {
	struct record record;
	u32 family;
	u32 type;
	u32 protocol;
	u32 reserved;
};

#endif
