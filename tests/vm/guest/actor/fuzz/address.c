// SPDX-License-Identifier: Apache-2.0
/* Sockets of all kinds, addresses with the barred port, and messages that carry descriptors. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>

#include "fuzz.h"

/* The first is barred to whoever is under the policy. */
static const unsigned short PORTS[] = { 6400, 6400, 6400, 6401, 6402, 0 };
static const unsigned int HOSTS[] = { INADDR_LOOPBACK, INADDR_LOOPBACK, 0x7f000002,
				      INADDR_ANY,      0xc0000201,	0xffffffff };
static const int FAMILIES[] = { AF_INET,      AF_INET,	  AF_INET,   AF_INET6,	 AF_INET6, AF_UNIX,
				AF_UNIX,      AF_NETLINK, AF_PACKET, AF_ALG,	 AF_VSOCK, AF_TIPC,
				AF_BLUETOOTH, AF_KEY,	  AF_CAN,    AF_QIPCRTR, AF_XDP,   AF_SMC };
static const int KINDS[] = { SOCK_STREAM, SOCK_STREAM, SOCK_DGRAM,
			     SOCK_DGRAM,  SOCK_RAW,    SOCK_SEQPACKET };
static const int PROTOCOLS[] = { 0,
				 0,
				 0,
				 0,
				 IPPROTO_TCP,
				 IPPROTO_UDP,
				 262 /* MPTCP */,
				 IPPROTO_SCTP,
				 IPPROTO_ICMP,
				 IPPROTO_ICMPV6,
				 IPPROTO_RAW,
				 IPPROTO_UDPLITE };

/* Never waits: a thread that waits for a peer is none. */
long fuzz_socket(struct fuzz *f)
{
	int family = fuzz_percent(f, 95) ? FUZZ_PICK(f, FAMILIES) : (int)fuzz_below(f, 46);
	int kind = FUZZ_PICK(f, KINDS) | SOCK_NONBLOCK, pair[2];
	long fd;

	if (fuzz_percent(f, 25)) {
		fd = fuzz_percent(f, 50) ?
			     FUZZ_CALL(SYS_socketpair, AF_UNIX, kind, 0, (unsigned long)pair) :
			     FUZZ_CALL(SYS_pipe2, (unsigned long)pair, O_NONBLOCK);
		if (fd == 0) {
			fuzz_keep(f, pair[0]);
			fuzz_keep(f, pair[1]);
		}
		return fd;
	}
	fd = FUZZ_CALL(SYS_socket, family, kind,
		       fuzz_percent(f, 95) ? FUZZ_PICK(f, PROTOCOLS) : (int)fuzz_below(f, 300));
	if (fd >= 0)
		fuzz_keep(f, fd);
	return fd;
}

static unsigned long internet_address(struct fuzz *f)
{
	struct sockaddr_in *to = (void *)fuzz_buffer(f);

	*to = (struct sockaddr_in){ fuzz_percent(f, 97) ? AF_INET : AF_UNSPEC,
				    htons(FUZZ_PICK(f, PORTS)),
				    { htonl(FUZZ_PICK(f, HOSTS)) },
				    {} };
	f->address_bytes = sizeof(*to);
	return (unsigned long)to;
}

static unsigned long newer_address(struct fuzz *f)
{
	struct sockaddr_in6 *to = (void *)fuzz_buffer(f);

	*to = (struct sockaddr_in6){ .sin6_family = AF_INET6,
				     .sin6_port = htons(FUZZ_PICK(f, PORTS)) };
	if (fuzz_percent(f, 50))
		to->sin6_addr = in6addr_loopback;
	else if (fuzz_percent(f, 80))
		inet_pton(AF_INET6, "::ffff:127.0.0.1", &to->sin6_addr);
	f->address_bytes = sizeof(*to);
	return (unsigned long)to;
}

static unsigned long local_address(struct fuzz *f)
{
	struct sockaddr_un *to = (void *)fuzz_buffer(f);

	to->sun_family = AF_UNIX;
	strncpy(to->sun_path, fuzz_path(f), sizeof(to->sun_path) - 1);
	to->sun_path[sizeof(to->sun_path) - 1] = '\0';
	if (fuzz_percent(f, 20))
		to->sun_path[0] = '\0';
	f->address_bytes = fuzz_percent(f, 80) ? sizeof(*to) : 2 + fuzz_below(f, 20);
	return (unsigned long)to;
}

static unsigned long other_address(struct fuzz *f)
{
	struct sockaddr_nl *to = (void *)fuzz_argument(f, 'Z');

	to->nl_family = FUZZ_PICK(f, FAMILIES);
	f->address_bytes = fuzz_percent(f, 50) ? sizeof(*to) : sizeof(struct sockaddr_ll);
	return (unsigned long)to;
}

unsigned long fuzz_address(struct fuzz *f)
{
	unsigned int kind = fuzz_below(f, 100);

	if (kind < 55)
		return internet_address(f);
	if (kind < 75)
		return newer_address(f);
	return kind < 92 ? local_address(f) : other_address(f);
}

/* Two messages side by side, for the calls that take several. */
unsigned long fuzz_message(struct fuzz *f)
{
	struct mmsghdr *list = (void *)fuzz_buffer(f);
	int i, j;

	for (i = 0; i < 2; i++) {
		struct msghdr *message = &list[i].msg_hdr;
		struct cmsghdr *control = (void *)fuzz_buffer(f);
		int *passed = (int *)CMSG_DATA(control);

		*message = (struct msghdr){ .msg_iov = (void *)fuzz_argument(f, 'V'),
					    .msg_iovlen = 2 };
		if (fuzz_percent(f, 50)) {
			message->msg_name = (void *)fuzz_address(f);
			message->msg_namelen = f->address_bytes;
		}
		if (fuzz_percent(f, 50))
			continue;
		control->cmsg_level = fuzz_percent(f, 85) ? SOL_SOCKET : (int)fuzz_below(f, 60);
		control->cmsg_type = fuzz_percent(f, 85) ? SCM_RIGHTS : (int)fuzz_below(f, 30);
		control->cmsg_len = CMSG_LEN(3 * sizeof(int));
		for (j = 0; j < 3; j++)
			passed[j] = fuzz_descriptor(f);
		message->msg_control = control;
		message->msg_controllen = CMSG_SPACE(3 * sizeof(int));
	}
	return (unsigned long)list;
}
