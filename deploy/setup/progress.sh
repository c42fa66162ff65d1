#!/bin/bash
# What takes minutes, told as it goes: one line that changes on a terminal, a line now and then in a
# file. Sourced; nothing happens here.

# How often a file is told.
progress_percent=10
progress_files=100

# Reads what apt-get writes to APT::Status-Fd: kind:package:percent:text.
show_apt_progress() {
	local kind percent text told=-1 where=
	while IFS=: read -r kind _ percent text; do
		case $kind in
		dlstatus) kind=fetching ;;
		pmstatus) kind=installing ;;
		*) continue ;;
		esac
		percent=${percent%%.*}
		[[ $percent =~ ^[0-9]+$ ]] || continue
		[[ $kind == "$where" ]] || told=-1
		where=$kind
		if [[ -t 1 ]]; then
			show_line "$(printf '%3d%% %s' "$percent" "$text")"
		elif ((percent / progress_percent > told)); then
			told=$((percent / progress_percent))
			printf '  %3d%% %s\n' "$percent" "$text"
		fi
	done
	clear_line
}

# Reads what npm writes with --loglevel=http: fetches are counted, warnings left out, and the rest is
# passed on.
show_npm_progress() {
	local line fetched=0
	while IFS= read -r line; do
		case $line in
		'npm http '*) ((++fetched)) ;;
		'npm '[Ww][Aa][Rr][Nn]* | 'npm notice'*) continue ;;
		*)
			clear_line
			printf '%s\n' "$line"
			continue
			;;
		esac
		if [[ -t 1 ]]; then
			show_line "$(printf '%d files: %s' "$fetched" "${line##*/}")"
		elif ((fetched % progress_files == 0)); then
			printf '  %d files\n' "$fetched"
		fi
	done
	clear_line
}

# In place of the line before it, and cut to the terminal.
show_line() {
	local width=80
	read -r _ width < <(stty size <&1 2>/dev/null) || true
	printf '\r\033[K  %.*s' "$((${width:-80} - 3))" "$1"
}

clear_line() {
	if [[ -t 1 ]]; then printf '\r\033[K'; fi
}
