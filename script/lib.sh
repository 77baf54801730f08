# Shared by the scripts: where we are, what is installed, how to say what goes on. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# A Node of our own where the system's is too old for the web build; script/setup puts it there.
own_node="$PWD/.cache/node"
node_package="node-linux-$(case "$(uname -m)" in aarch64) echo arm64 ;; *) echo x64 ;; esac)"
node_version=22.23.3
npm_version=11.19.1
[ -x "$own_node/node_modules/$node_package/bin/node" ] &&
  PATH="$own_node/node_modules/$node_package/bin:$own_node/node_modules/.bin:$PATH"
export PATH

# Node 20.19 or later with an npm that knows lockfiles of version 3.
has_node() {
  command -v npm >/dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }

# npm ci where the lockfile changed since the last time.
install_node_modules() {
  local folder=$1 mark="$1/node_modules/.installed"
  [ -f "$mark" ] && cmp -s "$folder/package-lock.json" "$mark" && return
  say "Installing the packages of $folder"
  (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error)
  cp "$folder/package-lock.json" "$mark"
}

# Configures a preset once, and again whenever its build folder is gone.
configure() { [ -f "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null || { cmake --preset "$1"; exit 1; }; }
