/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Who a packet goes to or comes from. Written for what its sender made up: raw sockets send it. */
#ifndef RINGFENCE_PACKET_PARSE_H
#define RINGFENCE_PACKET_PARSE_H

#include "peer_rule.h"

#define ETH_P_IP 0x0800
#define ETH_P_IPV6 0x86dd
#define FRAGMENT_OFFSET 0x1fff
#define V6_HEADERS 8
#define HEADER_HOP_BY_HOP 0
#define HEADER_ROUTING 43
#define HEADER_FRAGMENT 44
#define HEADER_AUTHENTICATION 51
#define HEADER_DESTINATION 60
#define TCP_FLAGS 13
#define TCP_SYN 0x02
#define TCP_ACK 0x10

struct packet {
	struct peer peer;
	u32 peer_port;
	u32 local_port;
	bool begins; /* a SYN without ACK */
	bool is_loop;
};

/* Returns where the transport's header is, 0 for none in this fragment, or less than 0. */
static __always_inline int parse_v4(struct __sk_buff *skb, bool inbound, struct peer *peer)
{
	u8 header[20];
	int length;

	if (bpf_skb_load_bytes(skb, 0, header, sizeof(header)))
		return -1;
	length = (header[0] & 0xf) * 4;
	if (length < 20)
		return -1;
	peer->family = FAMILY_V4;
	peer->protocol = header[9];
	__builtin_memcpy(peer->address, inbound ? header + 12 : header + 16, 4);
	return ((header[6] << 8 | header[7]) & FRAGMENT_OFFSET) ? 0 : length;
}

static __always_inline int parse_v6(struct __sk_buff *skb, bool inbound, struct peer *peer)
{
	int at = 40, i;
	u8 header[8];
	u8 next;

	if (bpf_skb_load_bytes(skb, 6, &next, 1) ||
	    bpf_skb_load_bytes(skb, inbound ? 8 : 24, peer->address, 16))
		return -1;
	peer->family = FAMILY_V6;
	for (i = 0; i < V6_HEADERS; i++) {
		peer->protocol = next;
		if (next != HEADER_HOP_BY_HOP && next != HEADER_ROUTING &&
		    next != HEADER_FRAGMENT && next != HEADER_AUTHENTICATION &&
		    next != HEADER_DESTINATION)
			return at;
		if (bpf_skb_load_bytes(skb, at, header, sizeof(header)))
			return -1;
		if (next == HEADER_FRAGMENT) {
			at += 8;
			if ((header[2] << 8 | header[3]) & 0xfff8) {
				peer->protocol = header[0];
				return 0;
			}
		} else if (next == HEADER_AUTHENTICATION) {
			at += (header[1] + 2) * 4;
		} else {
			at += (header[1] + 1) * 8;
		}
		next = header[0];
	}
	return -1;
}

/* Global, so that the verifier does not follow all that comes after for each way to write a packet;
 * but 5.10 takes no pointer there. */
#ifdef WITHOUT_FOLDS
#define PARSED_ONCE static __always_inline
#else
#define PARSED_ONCE __noinline
#endif

/* False: it cannot be read to where its ports are. */
PARSED_ONCE int parse_packet(struct __sk_buff *skb, u32 inbound, struct packet *packet)
{
	struct peer *peer;
	u16 ports[2];
	u8 flags;
	int at;

	if (!packet)
		return false;
	peer = &packet->peer;
	if (skb->protocol == bpf_htons(ETH_P_IP))
		at = parse_v4(skb, inbound, peer);
	else if (skb->protocol == bpf_htons(ETH_P_IPV6))
		at = parse_v6(skb, inbound, peer);
	else
		return false;
	if (at <= 0)
		return !at;
	if (peer->protocol != IPPROTO_TCP && peer->protocol != IPPROTO_UDP &&
	    peer->protocol != IPPROTO_SCTP && peer->protocol != IPPROTO_UDPLITE &&
	    peer->protocol != IPPROTO_DCCP)
		return true;
	if (bpf_skb_load_bytes(skb, at, ports, sizeof(ports)))
		return false;
	packet->local_port = bpf_ntohs(inbound ? ports[1] : ports[0]);
	packet->peer_port = bpf_ntohs(inbound ? ports[0] : ports[1]);
	if (peer->protocol == IPPROTO_TCP) {
		if (bpf_skb_load_bytes(skb, at + TCP_FLAGS, &flags, 1))
			return false;
		packet->begins = (flags & (TCP_SYN | TCP_ACK)) == TCP_SYN;
	}
	return true;
}

#endif
