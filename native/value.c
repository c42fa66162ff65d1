/* SPDX-License-Identifier: Apache-2.0 */
#include "value.h"

#include <stdio.h>
#include <string.h>

void read_arguments(napi_env env, napi_callback_info info, napi_value *arguments)
{
	size_t count = MAX_ARGUMENTS;

	napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
}

int32_t read_int(napi_env env, napi_value value)
{
	int32_t result = -1;

	napi_get_value_int32(env, value, &result);
	return result;
}

bool read_bool(napi_env env, napi_value value)
{
	bool result = false;

	napi_get_value_bool(env, value, &result);
	return result;
}

struct bytes read_bytes(napi_env env, napi_value value)
{
	struct bytes bytes = { NULL, 0 };

	napi_get_buffer_info(env, value, (void **)&bytes.data, &bytes.length);
	return bytes;
}

void read_text(napi_env env, napi_value value, char *text, size_t size)
{
	size_t length = 0;

	text[0] = '\0';
	napi_get_value_string_utf8(env, value, text, size, &length);
}

napi_value make_int(napi_env env, int64_t value)
{
	napi_value result = NULL;

	napi_create_int64(env, value, &result);
	return result;
}

napi_value make_bool(napi_env env, bool value)
{
	napi_value result = NULL;

	napi_get_boolean(env, value, &result);
	return result;
}

napi_value make_text(napi_env env, const char *text)
{
	napi_value result = NULL;

	napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &result);
	return result;
}

napi_value make_bytes(napi_env env, const void *data, size_t length)
{
	napi_value result = NULL;

	napi_create_buffer_copy(env, length, data, NULL, &result);
	return result;
}

napi_value make_undefined(napi_env env)
{
	napi_value result = NULL;

	napi_get_undefined(env, &result);
	return result;
}

napi_value make_null(napi_env env)
{
	napi_value result = NULL;

	napi_get_null(env, &result);
	return result;
}

napi_value throw_errno(napi_env env, const char *what, int number)
{
	const char *name = strerrorname_np(number);
	napi_value error = NULL, code = make_text(env, name ? name : "EUNKNOWN");
	char message[8192];

	snprintf(message, sizeof(message), "%s: %s (%s)", what, strerror(number),
		 name ? name : "?");
	napi_create_error(env, code, make_text(env, message), &error);
	napi_set_named_property(env, error, "errno", make_int(env, number));
	napi_throw(env, error);
	return NULL;
}

void define(napi_env env, napi_value exports, const char *name, napi_callback function)
{
	napi_value value = NULL;

	napi_create_function(env, name, NAPI_AUTO_LENGTH, function, NULL, &value);
	napi_set_named_property(env, exports, name, value);
}
