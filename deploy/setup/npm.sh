#!/bin/bash
# Installs what package-lock.json names, without the packages' scripts, and says how far it is.
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=progress.sh
. "$(dirname "${BASH_SOURCE[0]}")/progress.sh"

npm ci --ignore-scripts --loglevel=http 2>&1 </dev/null | show_npm_progress
