#!/usr/bin/env bash
# A thin door: every step is in xtask/. `./build.sh` alone prints what there is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
if ! command -v cargo >/dev/null && [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
if ! command -v cargo >/dev/null; then
  echo "build.sh needs Rust: install it with rustup, then run this again." >&2
  exit 1
fi
exec cargo run --quiet --locked --package xtask -- "$@"
