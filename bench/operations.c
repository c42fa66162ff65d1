/* SPDX-License-Identifier: Apache-2.0 */
/* operations NAME COUNT: performs an operation that often and prints the nanoseconds of processor time
 * that one took, the children's and the kernel's included; 0 times: nothing but its own start. In a
 * guest whose clock counts instructions they are those. Runs inside a container, so it is static.
 * operations NAME COUNT BURSTS: does it so many times, and stops itself before each. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FOLDER "/dev/shm/operations"
#define PORT 6100

static struct sockaddr_in peer = { .sin_family = AF_INET };
static int file, listener, receiver;

static void check(int is_right, const char *what)
{
	if (is_right)
		return;
	fprintf(stderr, "operations: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void prepare(long count)
{
	char path[64];
	int number;

	mkdir(FOLDER, 0755);
	for (number = 0; number <= count; number++) {
		snprintf(path, sizeof(path), FOLDER "/%d", number);
		unlink(path);
		check(!mknod(path, S_IFREG | 0644, 0), path);
	}
	file = open(FOLDER "/0", O_RDWR);
	check(file >= 0 && write(file, "x", 1) == 1, FOLDER "/0");
	peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	peer.sin_port = htons(PORT);
	listener = socket(AF_INET, SOCK_STREAM, 0);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){ 1 }, sizeof(int));
	check(!bind(listener, (struct sockaddr *)&peer, sizeof(peer)), "bind TCP");
	check(!listen(listener, 8), "listen");
	receiver = socket(AF_INET, SOCK_DGRAM, 0);
	check(!bind(receiver, (struct sockaddr *)&peer, sizeof(peer)), "bind UDP");
}

static void nothing(long turn)
{
	syscall(SYS_getppid);
}

static void open_again(long turn)
{
	close(open(FOLDER "/0", O_RDONLY));
}

/* Files that nobody has opened to read yet. */
static void open_first(long turn)
{
	char path[64];
	int opened;

	snprintf(path, sizeof(path), FOLDER "/%ld", turn + 1);
	opened = open(path, O_RDONLY);
	check(opened >= 0, path);
	close(opened);
}

static void read_byte(long turn)
{
	char byte;

	check(pread(file, &byte, 1, 0) == 1, "read");
}

static void write_byte(long turn)
{
	check(pwrite(file, "y", 1, 0) == 1, "write");
}

static void execute(long turn)
{
	char *words[] = { "operations", "null", "0", NULL };
	int status;
	pid_t child = fork();

	if (!child) {
		execv("/proc/self/exe", words);
		_exit(1);
	}
	check(waitpid(child, &status, 0) == child && !status, "exec");
}

static void exchange_tcp(long turn)
{
	int client = socket(AF_INET, SOCK_STREAM, 0), served;

	check(!connect(client, (struct sockaddr *)&peer, sizeof(peer)), "connect");
	served = accept(listener, NULL, NULL);
	check(served >= 0, "accept");
	close(client);
	close(served);
}

static void send_udp(long turn)
{
	char byte;

	check(sendto(receiver, "x", 1, 0, (struct sockaddr *)&peer, sizeof(peer)) == 1, "sendto");
	check(recv(receiver, &byte, 1, 0) == 1, "recv");
}

static const struct {
	const char *name;
	void (*perform)(long turn);
} operations[] = {
	{ "null", nothing },	  { "open", open_again },  { "first", open_first },
	{ "read", read_byte },	  { "write", write_byte }, { "exec", execute },
	{ "tcp", exchange_tcp }, { "udp", send_udp },
};

static long long spent(void)
{
	struct timespec own;
	struct rusage children;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
	getrusage(RUSAGE_CHILDREN, &children);
	return own.tv_sec * 1000000000LL + own.tv_nsec +
	       (children.ru_utime.tv_sec + children.ru_stime.tv_sec) * 1000000000LL +
	       (children.ru_utime.tv_usec + children.ru_stime.tv_usec) * 1000LL;
}

int main(int words, char **arguments)
{
	long turn = 0, count = words > 2 ? atol(arguments[2]) : 0;
	long burst, bursts = words > 3 ? atol(arguments[3]) : 1;
	long long start;
	size_t at;

	if (count == 0)
		return 0;
	prepare(count * bursts);
	for (at = 0; at < sizeof(operations) / sizeof(operations[0]); at++) {
		if (strcmp(operations[at].name, arguments[1]) != 0)
			continue;
		start = spent();
		for (burst = 1; burst <= bursts; burst++) {
			if (bursts > 1)
				raise(SIGSTOP);
			for (; turn < count * burst; turn++)
				operations[at].perform(turn);
		}
		printf("%lld\n", (spent() - start) / turn);
		return 0;
	}
	fprintf(stderr, "operations: there is no %s\n", arguments[1]);
	return 2;
}
