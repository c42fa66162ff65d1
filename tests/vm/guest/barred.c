// SPDX-License-Identifier: Apache-2.0
/* A program that nobody may execute: where it runs all the same it leaves a mark, in each way it has. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
	static const char *const MARKS[] = { "/barred-program-ran",
					     "/proc/1/root/barred-program-ran",
					     "/shared/barred-program-ran", "barred-program-ran" };
	unsigned int i;

	for (i = 0; i < sizeof(MARKS) / sizeof(*MARKS); i++)
		mkdir(MARKS[i], 0700);
	return 0;
}
