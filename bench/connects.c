/* SPDX-License-Identifier: Apache-2.0 */
/* connects RATE SECONDS: connects one UDP socket to the same peer that often, and prints how often it
 * did: the same behaviour again and again, without a packet. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BATCH 500

static long long nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int count, char **arguments)
{
	struct sockaddr_in peer = { .sin_family = AF_INET, .sin_port = htons(9) };
	long rate = count > 2 ? atol(arguments[1]) : 0, seconds = count > 2 ? atol(arguments[2]) : 0;
	long done = 0, total = rate * seconds, failed = 0, number;
	long long start = nanoseconds();
	int udp = socket(AF_INET, SOCK_DGRAM, 0);

	peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	while (done < total) {
		long long due = start + done * 1000000000LL / rate, now = nanoseconds();

		if (due > now)
			usleep((due - now) / 1000);
		for (number = 0; number < BATCH && done < total; number++, done++)
			if (connect(udp, (struct sockaddr *)&peer, sizeof(peer)))
				failed++;
	}
	printf("%ld %ld %lld\n", done, failed, (nanoseconds() - start) / 1000000);
	return failed != 0;
}
