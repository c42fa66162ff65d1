/* SPDX-License-Identifier: Apache-2.0 */
/* What the agent does for a process that waits to be known. */
#include "release.h"

#include "value.h"

/* False: the process is gone. */
static napi_value release(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	uint64_t start_time = 0;
	bool whole;
	int error;

	read_arguments(env, info, arguments);
	napi_get_value_bigint_uint64(env, arguments[1], &start_time, &whole);
	error = release_process(read_int(env, arguments[0]), start_time);
	if (error && error != ESRCH)
		return throw_errno(env, "release", error);
	return make_bool(env, !error);
}

void define_release(napi_env env, napi_value exports)
{
	define(env, exports, "releaseProcess", release);
}
