#!/bin/sh
# Writes the static code of every .proto here into src/generated (or the folder given). The
# result depends on nothing but the .proto and the pinned protobufjs-cli; a test compares it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$here/../../../node_modules/.bin
out=${1:-$here/../src/generated}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cd "$here"
find . -name '*.proto' | sort | while read -r proto; do
  name=${proto#./}
  name=${name%.proto}
  mkdir -p "$out/$(dirname "$name")"
  # 64-bit integers are Long, which loses nothing; src/wire turns them into bigint.
  set -- --target static-module --wrap esm --dependency protobufjs/minimal.js --force-long \
    --root "$(echo "$name" | tr / _)" \
    --no-delimited --no-typeurl --no-verify --no-convert --no-service
  # The types are read from the comments, which the shipped code does without.
  "$bin/pbjs" "$@" --out "$scratch/commented.js" "$name.proto"
  "$bin/pbts" --out "$out/$name.d.ts" "$scratch/commented.js"
  "$bin/pbjs" "$@" --no-comments --out "$out/$name.js" "$name.proto"
done
