// SPDX-License-Identifier: Apache-2.0
/* Datagrams with every header written by hand. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <netinet/udp.h>
#include <string.h>
#include <unistd.h>

#include "actor.h"

#define TEXT "hello"
#define TEXT_BYTES 8

struct datagram {
	struct udphdr udp;
	char text[TEXT_BYTES];
} __attribute__((packed));

static struct datagram datagram_to(in_port_t port)
{
	struct datagram datagram = { .text = TEXT };

	datagram.udp.source = htons(4000);
	datagram.udp.dest = port;
	datagram.udp.len = htons(sizeof(datagram));
	return datagram;
}

struct packet4 {
	struct iphdr ip;
	char content[sizeof(struct datagram)];
} __attribute__((packed));

static int send_part(int fd, const struct sockaddr_in *to, const struct datagram *datagram,
		     size_t from, size_t length, int more)
{
	struct packet4 packet = {};

	packet.ip.version = 4;
	packet.ip.ihl = 5;
	packet.ip.ttl = 64;
	packet.ip.id = htons(77);
	packet.ip.protocol = IPPROTO_UDP;
	packet.ip.tot_len = htons(sizeof(packet.ip) + length);
	packet.ip.frag_off = htons((more ? IP_MF : 0) | from / 8);
	packet.ip.daddr = to->sin_addr.s_addr;
	memcpy(packet.content, (const char *)datagram + from, length);
	return ended(sendto(fd, &packet, sizeof(packet.ip) + length, 0, (const struct sockaddr *)to,
			    sizeof(*to)));
}

static int send_raw(char **a, size_t first)
{
	struct sockaddr_storage to;
	struct datagram datagram;
	socklen_t length;
	int error, fd;

	address_of(a, &to, &length);
	datagram = datagram_to(((struct sockaddr_in *)&to)->sin_port);
	fd = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
	if (fd < 0)
		return errno;
	error = send_part(fd, (void *)&to, &datagram, 0, first, first < sizeof(datagram));
	if (!error && first < sizeof(datagram))
		error = send_part(fd, (void *)&to, &datagram, first, sizeof(datagram) - first, 0);
	close(fd);
	return error;
}

/* raw-udp ADDRESS PORT */
static int op_raw_udp(char **a, char *detail)
{
	(void)detail;
	return send_raw(a, sizeof(struct datagram));
}

/* raw-fragments ADDRESS PORT: in two, of which the second has no port. */
static int op_raw_fragments(char **a, char *detail)
{
	(void)detail;
	return send_raw(a, sizeof(struct udphdr));
}

struct packet6 {
	struct ip6_hdr ip;
	struct ip6_dest option;
	unsigned char padding[6]; /* of the option: one of four bytes that say nothing */
	struct datagram datagram;
} __attribute__((packed));

static unsigned int sum_of(const void *bytes, size_t length, unsigned int sum)
{
	const unsigned char *byte = bytes;
	size_t at;

	for (at = 0; at + 1 < length; at += 2)
		sum += byte[at] << 8 | byte[at + 1];
	return sum;
}

/* raw-extension ADDRESS PORT: over v6, with an option between the address and the port. */
static int op_raw_extension(char **a, char *detail)
{
	struct packet6 packet = { .padding = { 1, 4 } };
	struct sockaddr_storage to;
	struct sockaddr_in6 *v6 = (void *)&to;
	in_port_t port;
	socklen_t length;
	unsigned int sum;
	int error, fd;

	(void)detail;
	address_of(a, &to, &length);
	port = v6->sin6_port;
	v6->sin6_port = 0; /* of a raw socket's address it would be a protocol */
	fd = socket(AF_INET6, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_RAW);
	if (fd < 0)
		return errno;
	packet.ip.ip6_vfc = 6 << 4;
	packet.ip.ip6_plen = htons(sizeof(packet) - sizeof(packet.ip));
	packet.ip.ip6_nxt = IPPROTO_DSTOPTS;
	packet.ip.ip6_hlim = 64;
	packet.ip.ip6_src = in6addr_loopback;
	packet.ip.ip6_dst = v6->sin6_addr;
	packet.option.ip6d_nxt = IPPROTO_UDP;
	packet.datagram = datagram_to(port);
	sum = sum_of(&packet.ip.ip6_src, 2 * sizeof(packet.ip.ip6_src), IPPROTO_UDP);
	sum = sum_of(&packet.datagram, sizeof(packet.datagram), sum + sizeof(packet.datagram));
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	packet.datagram.udp.check = htons(~sum);
	error = ended(sendto(fd, &packet, sizeof(packet), 0, (struct sockaddr *)&to, length));
	close(fd);
	return error;
}

const struct operation RAW_OPERATIONS[] = { { "raw-udp", 2, op_raw_udp },
					    { "raw-fragments", 2, op_raw_fragments },
					    { "raw-extension", 2, op_raw_extension },
					    {} };
