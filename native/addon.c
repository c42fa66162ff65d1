/* SPDX-License-Identifier: Apache-2.0 */
/* libbpf and the few system calls that Node lacks. No policy here. */
#include "value.h"

NAPI_MODULE_INIT()
{
	define_objects(env, exports);
	define_links(env, exports);
	define_maps(env, exports);
	define_memory(env, exports);
	define_rings(env, exports);
	define_canary(env, exports);
	define_rights(env, exports);
	define_release(env, exports);
	return exports;
}
