/* SPDX-License-Identifier: Apache-2.0 */
/* Maps by descriptor: single rows, many rows at once, and the memory of mappable arrays. */
#include <bpf/bpf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "value.h"

#define VALUE_BYTES 4096

static napi_value map_lookup(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	uint8_t value[VALUE_BYTES];
	struct bytes key;
	int size;

	read_arguments(env, info, arguments);
	key = read_bytes(env, arguments[1]);
	size = read_int(env, arguments[2]);
	if (size < 0 || size > VALUE_BYTES)
		return throw_errno(env, "map_lookup", EINVAL);
	if (bpf_map_lookup_elem(read_int(env, arguments[0]), key.data, value))
		return errno == ENOENT ? make_null(env) : throw_errno(env, "map_lookup", errno);
	return make_bytes(env, value, size);
}

/* Rows are laid one after the other. On an error the rows before it are in: the message says
 * how many. */
static napi_value map_update(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bytes keys, values;
	int fd, count, index;

	read_arguments(env, info, arguments);
	fd = read_int(env, arguments[0]);
	keys = read_bytes(env, arguments[1]);
	values = read_bytes(env, arguments[2]);
	count = read_int(env, arguments[3]);
	for (index = 0; index < count; index++) {
		if (bpf_map_update_elem(fd, keys.data + keys.length / count * index,
					values.data + values.length / count * index, BPF_ANY))
			return throw_errno(env, "map_update", errno);
	}
	return make_undefined(env);
}

/* Returns how many of the keys were there. */
static napi_value map_delete(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int fd, count, index, deleted = 0;
	struct bytes keys;

	read_arguments(env, info, arguments);
	fd = read_int(env, arguments[0]);
	keys = read_bytes(env, arguments[1]);
	count = read_int(env, arguments[2]);
	for (index = 0; index < count; index++) {
		if (!bpf_map_delete_elem(fd, keys.data + keys.length / count * index))
			deleted++;
		else if (errno != ENOENT)
			return throw_errno(env, "map_delete", errno);
	}
	return make_int(env, deleted);
}

/* All keys, one after the other. Rows that come or go meanwhile may be missed or seen twice. */
static napi_value map_keys(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], result;
	size_t size, length = 0, capacity = 0;
	uint8_t *keys = NULL;
	int fd;

	read_arguments(env, info, arguments);
	fd = read_int(env, arguments[0]);
	size = read_int(env, arguments[1]);
	for (;;) {
		if (length + size > capacity) {
			uint8_t *grown = realloc(keys, capacity = capacity * 2 + 64 * size);

			if (!grown) {
				free(keys);
				return throw_errno(env, "map_keys", ENOMEM);
			}
			keys = grown;
		}
		if (bpf_map_get_next_key(fd, length ? keys + length - size : NULL, keys + length))
			break;
		length += size;
	}
	if (errno != ENOENT) {
		int number = errno;

		free(keys);
		return throw_errno(env, "map_keys", number);
	}
	result = make_bytes(env, keys, length);
	free(keys);
	return result;
}

static void unmap(napi_env env, void *data, void *length)
{
	(void)env;
	munmap(data, (size_t)length);
}

/* The rows of a mappable array as an ArrayBuffer that is the kernel's own memory. */
static napi_value map_memory(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], result = NULL;
	size_t length;
	void *memory;

	read_arguments(env, info, arguments);
	length = read_int(env, arguments[1]);
	memory = mmap(NULL, length, PROT_READ | PROT_WRITE, MAP_SHARED, read_int(env, arguments[0]),
		      0);
	if (memory == MAP_FAILED)
		return throw_errno(env, "map_memory", errno);
	if (napi_create_external_arraybuffer(env, memory, length, unmap, (void *)length, &result) !=
	    napi_ok) {
		munmap(memory, length);
		return throw_errno(env, "map_memory", ENOTSUP);
	}
	return result;
}

/* An array of one row that can be mapped: (name, size of the row) -> descriptor. */
static napi_value create_row(napi_env env, napi_callback_info info)
{
	LIBBPF_OPTS(bpf_map_create_opts, options, .map_flags = BPF_F_MMAPABLE);
	napi_value arguments[MAX_ARGUMENTS];
	char name[BPF_OBJ_NAME_LEN];
	int fd;

	read_arguments(env, info, arguments);
	read_text(env, arguments[0], name, sizeof(name));
	fd = bpf_map_create(BPF_MAP_TYPE_ARRAY, name, sizeof(uint32_t), read_int(env, arguments[1]),
			    1, &options);
	return fd < 0 ? throw_errno(env, "create_row", -fd) : make_int(env, fd);
}

/* [type, keySize, valueSize, maxEntries, id] */
static napi_value map_info(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], list = NULL;
	struct bpf_map_info map = {};
	uint32_t length = sizeof(map);

	read_arguments(env, info, arguments);
	if (bpf_obj_get_info_by_fd(read_int(env, arguments[0]), &map, &length))
		return throw_errno(env, "map_info", errno);
	napi_create_array(env, &list);
	napi_set_element(env, list, 0, make_int(env, map.type));
	napi_set_element(env, list, 1, make_int(env, map.key_size));
	napi_set_element(env, list, 2, make_int(env, map.value_size));
	napi_set_element(env, list, 3, make_int(env, map.max_entries));
	napi_set_element(env, list, 4, make_int(env, map.id));
	return list;
}

void define_maps(napi_env env, napi_value exports)
{
	define(env, exports, "createRow", create_row);
	define(env, exports, "mapLookup", map_lookup);
	define(env, exports, "mapUpdate", map_update);
	define(env, exports, "mapDelete", map_delete);
	define(env, exports, "mapKeys", map_keys);
	define(env, exports, "mapMemory", map_memory);
	define(env, exports, "mapInfo", map_info);
}
