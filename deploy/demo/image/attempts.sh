#!/bin/sh
# shellcheck shell=dash
# Runs in a container: attempts.sh WORKLOAD CLASS...   (file, ptrace, network)
# Prints one line for each attempt: who, what it tried, how that ended, what the program said.
# Reads a line after each, so that it goes on when told to, or at once where its input is empty.
# Leaves the container as it was.

workload=$1
shift
tried=0 refused=0
words=/tmp/said

# try WHAT [COMMAND]: the command is WHAT, from /bin, unless given. By its path, since busybox would
# else be all of its programs in one process; without a subshell, so that its parent is this one.
try() {
	if eval "${2:-/bin/$1}" </dev/null >$words 2>&1; then
		outcome=succeeded
	else
		outcome=refused
		refused=$((refused + 1))
	fi
	tried=$((tried + 1))
	said=$(tr -d '\r' <$words | sed -n 's/^.*: line [0-9]*: //; $p')
	printf '%-6s %-22s %-9s %s\n' "$workload" "$1" "$outcome" "$said"
	read -r _ || true
}

ask() { printf 'GET /%s HTTP/1.0\r\n\r\n' "$1" | /bin/nc -w 3 127.0.0.1 "$1"; }

put_back() {
	if [ -e /tmp/old ]; then mv /tmp/old /etc/bin/old; fi
	if [ -e /etc/bin/new ]; then rm /etc/bin/new; fi
	if [ ! -e /etc/bin/doomed ]; then echo 'to be removed' >/etc/bin/doomed; fi
	rm -f /tmp/link $words
}

for class in "$@"; do
	case $class in
	file)
		put_back
		ln -s /etc/bin/secret /tmp/link
		try 'ls /etc/bin'
		try 'cat /etc/bin/secret'
		try 'cat /tmp/link'
		try 'touch /etc/bin/new'
		try 'mv /etc/bin/old /tmp'
		try 'rm /etc/bin/doomed'
		try '/etc/bin/tool' /etc/bin/tool
		put_back
		;;
	ptrace)
		trace wait &
		other=$!
		try "trace attach $other" "/usr/bin/trace attach $other"
		try 'trace me' '/usr/bin/trace me'
		kill -KILL "$other" # who was traced may be stopped, and then takes no other signal
		wait "$other" 2>/dev/null
		;;
	network)
		try 'nc 127.0.0.1 5000' 'ask 5000'
		try 'nc 127.0.0.1 5001' 'ask 5001'
		;;
	esac
done
rm -f $words
echo "$workload: $tried tried, $refused refused"
