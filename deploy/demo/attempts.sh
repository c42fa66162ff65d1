# shellcheck shell=dash
# Runs in a container: attempts.sh WORKLOAD CLASS...   (file, ptrace, network)
# Prints one line for each attempt: who, what it tried, how that ended, what the program said.
# RED, GREEN and PLAIN colour it. Leaves the container as it was.

workload=$1
shift
tried=0 refused=0

# try WHAT [COMMAND]: the command is WHAT itself unless given. What it wrote last is what is shown.
try() {
	if said=$(eval "${2:-$1}" 2>&1); then
		outcome=succeeded colour=$GREEN
	else
		outcome=refused colour=$RED
		refused=$((refused + 1))
	fi
	tried=$((tried + 1))
	said=$(printf '%s\n' "$said" | tr -d '\r' | sed -n '$p' | cut -c 1-72)
	printf '%-6s %-54s %s%-9s%s %s\n' "$workload" "$1" "$colour" "$outcome" "$PLAIN" "$said"
}

ask() { printf 'GET /%s HTTP/1.0\r\n\r\n' "$1" | nc -w 3 127.0.0.1 "$1"; }

put_back() {
	if [ -e /tmp/old ]; then mv /tmp/old /etc/bin/old; fi
	if [ -e /etc/bin/new ]; then rm /etc/bin/new; fi
	if [ ! -e /etc/bin/doomed ]; then echo 'to be removed' >/etc/bin/doomed; fi
	rm -f /tmp/link
}

for class in "$@"; do
	case $class in
	file)
		put_back
		try 'ls /etc/bin'
		try 'cat /etc/bin/secret'
		try 'touch /etc/bin/new'
		try 'mv /etc/bin/old /tmp/old'
		try 'rm /etc/bin/doomed'
		try 'ln -s /etc/bin/secret /tmp/link && cat /tmp/link'
		try '/etc/bin/tool'
		put_back
		;;
	ptrace)
		trace wait &
		# shellcheck disable=SC2034 # used in what is tried
		other=$!
		try "trace attach $other"
		try 'trace me'
		kill "$other"
		wait "$other" 2>/dev/null
		;;
	network)
		try 'nc 127.0.0.1 5000' 'ask 5000'
		try 'nc 127.0.0.1 5001' 'ask 5001'
		;;
	esac
done
echo "$workload: $tried tried, $refused refused"
