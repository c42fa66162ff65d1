#!/bin/sh
# Starts Ringfence with the Node beside it, wherever this file is linked from.
# The heap limits keep the memory promised for a node; SIGUSR1 would open the inspector.
here=$(dirname -- "$(readlink -f -- "$0")")
export NODE_OPTIONS='' MALLOC_ARENA_MAX=2
exec "$here/node" --disable-sigusr1 \
	--max-semi-space-size=2 --max-old-space-size=96 "$here/../ringfence.cjs" "$@"
