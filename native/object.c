/* SPDX-License-Identifier: Apache-2.0 */
/* BPF objects: opened, prepared, loaded; programs attached; links, maps and programs pinned. */
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "value.h"

#define LOG_BYTES 6144

/* The end of what libbpf and the verifier said last: where the reason stands. */
static char log_tail[LOG_BYTES];
static size_t log_length;

/* One line may be the verifier's whole log, which is megabytes. */
static int keep_log(enum libbpf_print_level level, const char *format, va_list arguments)
{
	char *text, *end;
	int length;

	if (level == LIBBPF_DEBUG)
		return 0;
	length = vasprintf(&text, format, arguments);
	if (length < 0)
		return 0;
	end = text;
	if ((size_t)length >= sizeof(log_tail)) {
		end += length - (sizeof(log_tail) - 1);
		length = sizeof(log_tail) - 1;
	}
	if (log_length + length >= sizeof(log_tail)) {
		size_t drop = log_length + length + 1 - sizeof(log_tail);

		memmove(log_tail, log_tail + drop, log_length - drop);
		log_length -= drop;
	}
	memcpy(log_tail + log_length, end, length);
	log_length += length;
	log_tail[log_length] = '\0';
	free(text);
	return 0;
}

static napi_value throw_logged(napi_env env, const char *what, int number)
{
	char message[sizeof(log_tail) + 512];

	snprintf(message, sizeof(message), "%s\n%s", what, log_tail);
	return throw_errno(env, message, number);
}

static struct bpf_object *read_object(napi_env env, napi_value value)
{
	void *object = NULL;

	napi_get_value_external(env, value, &object);
	return object;
}

static struct bpf_program *read_program(napi_env env, napi_value object, napi_value name)
{
	char text[256];

	read_text(env, name, text, sizeof(text));
	return bpf_object__find_program_by_name(read_object(env, object), text);
}

static struct bpf_map *read_map(napi_env env, napi_value object, napi_value name)
{
	char text[256];

	read_text(env, name, text, sizeof(text));
	return bpf_object__find_map_by_name(read_object(env, object), text);
}

static napi_value open_object(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], result = NULL;
	char path[PATH_TEXT];
	struct bpf_object *object;

	read_arguments(env, info, arguments);
	read_text(env, arguments[0], path, sizeof(path));
	log_length = 0;
	log_tail[0] = '\0';
	libbpf_set_print(keep_log);
	object = bpf_object__open_file(path, NULL);
	if (!object)
		return throw_logged(env, path, errno);
	napi_create_external(env, object, NULL, NULL, &result);
	return result;
}

static napi_value close_object(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];

	read_arguments(env, info, arguments);
	bpf_object__close(read_object(env, arguments[0]));
	return make_undefined(env);
}

static napi_value list_programs(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], list = NULL;
	struct bpf_program *program = NULL;
	struct bpf_object *object;
	uint32_t index = 0;

	read_arguments(env, info, arguments);
	object = read_object(env, arguments[0]);
	napi_create_array(env, &list);
	while ((program = bpf_object__next_program(object, program))) {
		napi_value entry = NULL;

		napi_create_object(env, &entry);
		napi_set_named_property(env, entry, "name",
					make_text(env, bpf_program__name(program)));
		napi_set_named_property(env, entry, "section",
					make_text(env, bpf_program__section_name(program)));
		/* marked so by a section that begins with ?, which libbpf does not keep */
		napi_set_named_property(env, entry, "optional",
					make_bool(env, !bpf_program__autoload(program)));
		napi_set_element(env, list, index++, entry);
	}
	return list;
}

static napi_value list_maps(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], list = NULL;
	struct bpf_object *object;
	struct bpf_map *map = NULL;
	uint32_t index = 0;

	read_arguments(env, info, arguments);
	object = read_object(env, arguments[0]);
	napi_create_array(env, &list);
	while ((map = bpf_object__next_map(object, map)))
		napi_set_element(env, list, index++, make_text(env, bpf_map__name(map)));
	return list;
}

static napi_value set_autocreate(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int error;

	read_arguments(env, info, arguments);
	error = bpf_map__set_autocreate(read_map(env, arguments[0], arguments[1]),
					read_bool(env, arguments[2]));
	return error ? throw_errno(env, "set_autocreate", -error) : make_undefined(env);
}

static napi_value set_autoload(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int error;

	read_arguments(env, info, arguments);
	error = bpf_program__set_autoload(read_program(env, arguments[0], arguments[1]),
					  read_bool(env, arguments[2]));
	return error ? throw_errno(env, "set_autoload", -error) : make_undefined(env);
}

static napi_value set_initial_value(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bytes bytes;
	int error;

	read_arguments(env, info, arguments);
	bytes = read_bytes(env, arguments[2]);
	error = bpf_map__set_initial_value(read_map(env, arguments[0], arguments[1]), bytes.data,
					   bytes.length);
	return error ? throw_errno(env, "set_initial_value", -error) : make_undefined(env);
}

static napi_value reuse_map(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int error;

	read_arguments(env, info, arguments);
	error = bpf_map__reuse_fd(read_map(env, arguments[0], arguments[1]),
				  read_int(env, arguments[2]));
	return error ? throw_errno(env, "reuse_map", -error) : make_undefined(env);
}

static napi_value load_object(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bpf_object *object;
	int error;

	read_arguments(env, info, arguments);
	object = read_object(env, arguments[0]);
	error = bpf_object__load(object);
	return error ? throw_logged(env, bpf_object__name(object), -error) : make_undefined(env);
}

/* A descriptor of its own, which outlives the object. */
static napi_value map_fd(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int fd;

	read_arguments(env, info, arguments);
	fd = fcntl(bpf_map__fd(read_map(env, arguments[0], arguments[1])), F_DUPFD_CLOEXEC, 0);
	return fd < 0 ? throw_errno(env, "map_fd", errno) : make_int(env, fd);
}

/* As map_fd, of a program: it stays loaded while that, or a pin, is there. */
static napi_value program_fd(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	int fd;

	read_arguments(env, info, arguments);
	fd = fcntl(bpf_program__fd(read_program(env, arguments[0], arguments[1])), F_DUPFD_CLOEXEC,
		   0);
	return fd < 0 ? throw_errno(env, "program_fd", errno) : make_int(env, fd);
}

/* Attaches by the program's section; cgroup programs take the descriptor of a cgroup. Returns
 * the link's descriptor: the program stays attached while that, or a pin, is there. */
static napi_value attach_program(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bpf_program *program;
	struct bpf_link *link;
	int cgroup, fd;

	read_arguments(env, info, arguments);
	program = read_program(env, arguments[0], arguments[1]);
	cgroup = read_int(env, arguments[2]);
	link = cgroup < 0 ? bpf_program__attach(program) :
			    bpf_program__attach_cgroup(program, cgroup);
	if (!link)
		return throw_logged(env, bpf_program__name(program), errno);
	fd = fcntl(bpf_link__fd(link), F_DUPFD_CLOEXEC, 0);
	if (fd < 0) {
		int number = errno;

		bpf_link__destroy(link);
		return throw_errno(env, "attach", number);
	}
	bpf_link__disconnect(link);
	bpf_link__destroy(link);
	return make_int(env, fd);
}

static napi_value pin_fd(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	char path[PATH_TEXT];

	read_arguments(env, info, arguments);
	read_text(env, arguments[1], path, sizeof(path));
	return bpf_obj_pin(read_int(env, arguments[0]), path) ? throw_errno(env, path, errno) :
								make_undefined(env);
}

/* Runs, their time in nanoseconds, and calls for which it did not run. */
static napi_value program_stats(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct bpf_prog_info program = {};
	uint32_t length = sizeof(program);
	uint64_t stats[3];

	read_arguments(env, info, arguments);
	if (bpf_obj_get_info_by_fd(read_int(env, arguments[0]), &program, &length))
		return throw_errno(env, "program_info", errno);
	stats[0] = program.run_cnt;
	stats[1] = program.run_time_ns;
	stats[2] = program.recursion_misses;
	return make_bytes(env, stats, sizeof(stats));
}

/* -1 where nothing is pinned. */
static napi_value open_pin(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	char path[PATH_TEXT];
	int fd;

	read_arguments(env, info, arguments);
	read_text(env, arguments[0], path, sizeof(path));
	fd = bpf_obj_get(path);
	if (fd < 0 && errno != ENOENT)
		return throw_errno(env, path, errno);
	return make_int(env, fd < 0 ? -1 : fd);
}

static napi_value close_fd(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];

	read_arguments(env, info, arguments);
	close(read_int(env, arguments[0]));
	return make_undefined(env);
}

/* The running kernel's types: 10 MB, needed only while programs are chosen and loaded. */
static struct btf *kernel;

static napi_value release_kernel_types(napi_env env, napi_callback_info info)
{
	(void)info;
	btf__free(kernel);
	kernel = NULL;
	return make_undefined(env);
}

/* Whether the running kernel's BTF has a function: how a hook is known to be there. */
static napi_value kernel_has_function(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	char name[256];

	read_arguments(env, info, arguments);
	read_text(env, arguments[0], name, sizeof(name));
	if (!kernel)
		kernel = btf__load_vmlinux_btf();
	if (!kernel)
		return make_bool(env, false);
	return make_bool(env, btf__find_by_name_kind(kernel, name, BTF_KIND_FUNC) > 0);
}

void define_objects(napi_env env, napi_value exports)
{
	define(env, exports, "openObject", open_object);
	define(env, exports, "closeObject", close_object);
	define(env, exports, "listPrograms", list_programs);
	define(env, exports, "listMaps", list_maps);
	define(env, exports, "setAutocreate", set_autocreate);
	define(env, exports, "setAutoload", set_autoload);
	define(env, exports, "setInitialValue", set_initial_value);
	define(env, exports, "reuseMap", reuse_map);
	define(env, exports, "loadObject", load_object);
	define(env, exports, "mapFd", map_fd);
	define(env, exports, "attachProgram", attach_program);
	define(env, exports, "programFd", program_fd);
	define(env, exports, "pinFd", pin_fd);
	define(env, exports, "openPin", open_pin);
	define(env, exports, "programStats", program_stats);
	define(env, exports, "closeFd", close_fd);
	define(env, exports, "kernelHasFunction", kernel_has_function);
	define(env, exports, "releaseKernelTypes", release_kernel_types);
}
