/* SPDX-License-Identifier: Apache-2.0 */
/* Values across the boundary. JavaScript checks its arguments; here they are taken as given. */
#ifndef RINGFENCE_VALUE_H
#define RINGFENCE_VALUE_H

#define NAPI_VERSION 9
#include <node_api.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAX_ARGUMENTS 6
#define PATH_TEXT 4096

struct bytes {
	uint8_t *data;
	size_t length;
};

void read_arguments(napi_env env, napi_callback_info info, napi_value *arguments);
int32_t read_int(napi_env env, napi_value value);
bool read_bool(napi_env env, napi_value value);
struct bytes read_bytes(napi_env env, napi_value value);
void read_text(napi_env env, napi_value value, char *text, size_t size);

napi_value make_int(napi_env env, int64_t value);
napi_value make_bool(napi_env env, bool value);
napi_value make_text(napi_env env, const char *text);
napi_value make_bytes(napi_env env, const void *data, size_t length);
napi_value make_undefined(napi_env env);
napi_value make_null(napi_env env);

/* Throws an Error with `code` (as in EPERM) and `errno`; returns NULL for the caller to return. */
napi_value throw_errno(napi_env env, const char *what, int number);

void define(napi_env env, napi_value exports, const char *name, napi_callback function);

void define_objects(napi_env env, napi_value exports);
void define_links(napi_env env, napi_value exports);
void define_maps(napi_env env, napi_value exports);
void define_memory(napi_env env, napi_value exports);
void define_rings(napi_env env, napi_value exports);
void define_canary(napi_env env, napi_value exports);
void define_rights(napi_env env, napi_value exports);
void define_release(napi_env env, napi_value exports);

#endif
