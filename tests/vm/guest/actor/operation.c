// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "actor.h"

static const struct operation *const TABLES[] = {
	FILE_OPERATIONS,      PROCESS_OPERATIONS,   NETWORK_OPERATIONS,	   RACE_OPERATIONS,
	PRIVILEGE_OPERATIONS, ATTRIBUTE_OPERATIONS, DESCRIPTOR_OPERATIONS, CODE_OPERATIONS,
	WAY_OPERATIONS,	      IDENTITY_OPERATIONS,  CAPABILITY_OPERATIONS, AGENT_OPERATIONS,
	HELD_OPERATIONS,      RAW_OPERATIONS,	    FUZZ_OPERATIONS
};

int perform(char **words, struct result *result)
{
	const struct operation *one;
	unsigned int i;
	int count = 0;

	while (words[count])
		count++;
	for (i = 0; i < sizeof(TABLES) / sizeof(*TABLES); i++)
		for (one = TABLES[i]; one->name; one++) {
			if (strcmp(words[0], one->name) != 0 || count - 1 < one->arguments)
				continue;
			result->error = one->run(words + 1, result->detail);
			return 1;
		}
	return 0;
}
