/* SPDX-License-Identifier: Apache-2.0 */
/* opens COUNT PATH [PATH]: opens and closes the paths by turns and prints how many it could not.
 * Runs inside a container, so it is static and touches nothing else meanwhile. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **arguments)
{
	long turn, turns = count > 2 ? atol(arguments[1]) : 0, failed = 0;

	for (turn = 0; turn < turns; turn++) {
		int file = open(arguments[2 + turn % (count - 2)], O_RDONLY);

		if (file < 0)
			failed++;
		else
			close(file);
	}
	printf("%ld\n", failed);
	return failed != 0;
}
