/* SPDX-License-Identifier: Apache-2.0 */
/* Ring buffers in batches: JavaScript hands in one buffer and walks what was copied there. */
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "value.h"

/* No record is larger (rename_record is the largest); each begins with its length, 8-aligned. */
#define LARGEST_RECORD 4096
#define FRAME 8

struct ring {
	struct ring_buffer *buffer;
	struct bytes target;
	size_t used;
	uv_poll_t poll;
	uv_timer_t timer;
	uint64_t delay; /* milliseconds from the first record to when it is told of; 0: none */
	int open_handles;
	napi_env env;
	napi_ref callback;
};

/* libbpf has moved past this record when it looks at the result, so it is copied first. */
static int copy_record(void *context, void *data, size_t size)
{
	struct ring *ring = context;
	uint8_t *to = ring->target.data + ring->used;
	uint32_t length = size;

	memcpy(to, &length, sizeof(length));
	memset(to + sizeof(length), 0, FRAME - sizeof(length));
	memcpy(to + FRAME, data, size);
	ring->used += FRAME + ((size + 7) & ~(size_t)7);
	return ring->target.length - ring->used < FRAME + LARGEST_RECORD ? -ENOSPC : 0;
}

static struct ring *read_ring(napi_env env, napi_value value)
{
	void *ring = NULL;

	napi_get_value_external(env, value, &ring);
	return ring;
}

static napi_value open_ring(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS], result = NULL;
	struct ring *ring = calloc(1, sizeof(*ring));

	if (!ring)
		return throw_errno(env, "open_ring", ENOMEM);
	read_arguments(env, info, arguments);
	ring->env = env;
	ring->buffer = ring_buffer__new(read_int(env, arguments[0]), copy_record, ring, NULL);
	if (!ring->buffer) {
		int number = errno;

		free(ring);
		return throw_errno(env, "open_ring", number);
	}
	napi_create_external(env, ring, NULL, NULL, &result);
	return result;
}

/* Fills the buffer (at least two records large) and returns the bytes used. Each record: u32
 * length, u32 zero, the record, up to 8-alignment. */
static napi_value drain_ring(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct ring *ring;
	int result;

	read_arguments(env, info, arguments);
	ring = read_ring(env, arguments[0]);
	ring->target = read_bytes(env, arguments[1]);
	ring->used = 0;
	if (ring->target.length < 2 * (FRAME + LARGEST_RECORD))
		return throw_errno(env, "drain_ring", ENOSPC);
	result = ring_buffer__consume(ring->buffer);
	if (result < 0 && result != -ENOSPC)
		return throw_errno(env, "drain_ring", -result);
	return make_int(env, ring->used);
}

static void call(struct ring *ring)
{
	napi_value callback = NULL, global = NULL;
	napi_handle_scope scope = NULL;

	napi_open_handle_scope(ring->env, &scope);
	napi_get_reference_value(ring->env, ring->callback, &callback);
	napi_get_global(ring->env, &global);
	napi_make_callback(ring->env, NULL, global, callback, 0, NULL, NULL);
	napi_close_handle_scope(ring->env, scope);
}

static void wake(uv_poll_t *poll, int status, int events);

static void wake_later(uv_timer_t *timer)
{
	struct ring *ring = timer->data;

	/* first, since the callback may close the ring */
	uv_poll_start(&ring->poll, UV_READABLE, wake);
	call(ring);
}

static void wake(uv_poll_t *poll, int status, int events)
{
	struct ring *ring = poll->data;

	(void)status;
	(void)events;
	if (!ring->delay) {
		call(ring);
		return;
	}
	uv_poll_stop(poll);
	uv_timer_start(&ring->timer, wake_later, ring->delay, 0);
}

/* The kernel wakes a reader for a record that finds the ring read to its end: at most once in the
 * delay, however many records come. */
static napi_value watch_ring(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct uv_loop_s *loop = NULL;
	struct ring *ring;

	read_arguments(env, info, arguments);
	ring = read_ring(env, arguments[0]);
	napi_create_reference(env, arguments[1], 1, &ring->callback);
	ring->delay = read_int(env, arguments[2]);
	napi_get_uv_event_loop(env, &loop);
	uv_timer_init(loop, &ring->timer);
	uv_poll_init(loop, &ring->poll, ring_buffer__epoll_fd(ring->buffer));
	ring->timer.data = ring->poll.data = ring;
	ring->open_handles = 2;
	uv_poll_start(&ring->poll, UV_READABLE, wake);
	return make_undefined(env);
}

static void release(uv_handle_t *handle)
{
	struct ring *ring = handle->data;

	if (--ring->open_handles)
		return;
	ring_buffer__free(ring->buffer);
	free(ring);
}

static napi_value close_ring(napi_env env, napi_callback_info info)
{
	napi_value arguments[MAX_ARGUMENTS];
	struct ring *ring;

	read_arguments(env, info, arguments);
	ring = read_ring(env, arguments[0]);
	if (ring->callback) {
		napi_delete_reference(env, ring->callback);
		uv_close((uv_handle_t *)&ring->poll, release);
		uv_close((uv_handle_t *)&ring->timer, release);
	} else {
		ring_buffer__free(ring->buffer);
		free(ring);
	}
	return make_undefined(env);
}

void define_rings(napi_env env, napi_value exports)
{
	define(env, exports, "openRing", open_ring);
	define(env, exports, "drainRing", drain_ring);
	define(env, exports, "watchRing", watch_ring);
	define(env, exports, "closeRing", close_ring);
}
