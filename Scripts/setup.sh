# Shared by all scripts: where the project is, what it needs from Debian, how it is built. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build_packages=(binutils libmpv-dev libqrencode-dev libsqlite3-dev python3)
run_packages=(libmpv2 libqrencode4 libsqlite3-0 libyaml-0-2 ffmpeg curl)
test_packages=(chromium cmark-gfm curl faketime ffmpeg fzf imagemagick jq mpv openssl procps python3 python3-jsonschema rofi tmux xdotool xvfb zbar-tools)
package_packages=(dpkg-dev lintian)
bench_packages=(ffmpeg hyperfine mpv python3 python3-venv time)

fail() {
    echo "$0: $*" >&2
    exit 1
}

# Installs the Debian packages that are missing; asks for nothing when all are there.
need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "apt-get is missing; install by hand: ${missing[*]}"
    local root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "run this as root, or install by hand: ${missing[*]}"
        root=(sudo)
    fi
    "${root[@]}" apt-get update -qq
    # Nothing of the user's is ever removed for it: then apt's own words say what is in the way.
    local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove)
    echo "Installing:" >&2
    "${root[@]}" "${install[@]}" --simulate "${missing[@]}" | sed -n 's/^Inst \([^ ]*\).*/  \1/p' >&2
    "${root[@]}" "${install[@]}" "${missing[@]}" >/dev/null || fail "apt-get could not install ${missing[*]} without removing something"
}

need_swift() {
    command -v swift >/dev/null || fail "the Swift toolchain (6.2 or newer) is missing: https://www.swift.org/install/linux/"
}

# Release builds carry the Swift standard library, so that the program runs without a toolchain, and look for no library beside
# themselves. The C of other packages is as careful as ours (`carefulC` in Package.swift).
release_arguments=(-c release --static-swift-stdlib --disable-local-rpath)
# What nothing calls is left out, of other packages, too: the linker takes away what is in a section of its own.
for flag in -D_FORTIFY_SOURCE=3 -fstack-protector-strong -ffunction-sections -fdata-sections; do
    release_arguments+=(-Xcc "$flag" -Xcxx "$flag")
done
release_arguments+=(-Xswiftc -Xfrontend -Xswiftc -function-sections)

# Builds products as they are released.
build_release() {
    local product
    TRAKT_MPV_ICU_DATA=$(Scripts/build-parts/icu-data)
    export TRAKT_MPV_ICU_DATA
    for product in "$@"; do swift build "${release_arguments[@]}" --product "$product"; done
}

release_program() {
    echo "$(swift build "${release_arguments[@]}" --show-bin-path)/$1"
}
