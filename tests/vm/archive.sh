# shellcheck shell=bash
# Sourced: Debian suites other than the machine's own, through a private apt root, so that
# nothing of them ever enters /etc/apt.

# shellcheck disable=SC2034 # for whoever sources this
all_suites=(bullseye bookworm bookworm-security bookworm-backports trixie-backports forky sid)

# The mirror that this machine already uses for an archive, by the archive's label.
mirror() {
	local uri label targets
	# shellcheck disable=SC2016 # apt's own variables
	targets=$(apt-get indextargets --format '$(REPO_URI)|$(LABEL)')
	while IFS='|' read -r uri label; do
		case $1:$label:$uri in
		Debian:Debian:* | Debian-Security:Debian-Security:*) ;;
		Debian::*/debian/ | Debian-Security::*/debian-security/) ;; # no lists fetched yet
		*) continue ;;
		esac
		echo "$uri"
		return
	done <<<"$targets"
	return 1
}

# archive_open ROOT SUITE...: lays out a private root and fetches the suites' lists.
archive_open() {
	local root=$1 suite debian security
	shift
	mkdir -p "$root"/{lists/partial,cache/archives/partial}
	: >"$root/status"
	debian=$(mirror Debian) || {
		echo "archive.sh: this machine's apt sources name no Debian archive" >&2
		return 1
	}
	security=$(mirror Debian-Security || true)
	for suite; do
		case $suite in
		*-security) [[ -z $security ]] || echo "deb $security $suite main" ;;
		*) echo "deb $debian $suite main" ;;
		esac
	done >"$root/sources.list"
	# A suite that has left the mirror must not hide the others.
	archive_run "$root" apt-get update >"$root/log" 2>&1 || true
}

# archive_run ROOT PROGRAM ARGUMENT...: an apt program inside the private root.
archive_run() {
	local root=$1 program=$2
	shift 2
	"$program" -q -o Dir::Etc::sourcelist="$root/sources.list" -o Dir::Etc::sourceparts=- \
		-o Dir::Etc::preferences=- -o Dir::Etc::preferencesparts=- \
		-o Dir::State="$root" -o Dir::State::lists="$root/lists" \
		-o Dir::State::status="$root/status" -o Dir::Cache="$root/cache" \
		-o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false \
		-o APT::Sandbox::User=root -o APT::Architecture=amd64 "$@"
}
