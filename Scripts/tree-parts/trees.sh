# Debian releases as trees of files, in which programs run as on a machine of their own. Sourced after setup.sh; needs root.
#
# A tree is made once by debootstrap, with the least that a Debian has, or that and packages, and never changed: what runs in
# it sees a copy that is gone afterwards. TRAKT_MPV_TREES names the folder where they are kept, with what was fetched for them.
trees=${TRAKT_MPV_TREES:-/var/tmp/trakt-mpv-trees}
tree_packages=(debian-archive-keyring debootstrap util-linux)

# Makes the tree of a release where there is none. make_tree RELEASE
make_tree() {
    [ "$(id -u)" = 0 ] || fail "trees of Debian releases are made and entered by root only"
    [ ! -e "$trees/$1/.complete" ] || return 0
    need_packages "${tree_packages[@]}"
    mkdir -p "$trees"
    rm -rf "${trees:?}/$1"
    echo "Making a tree of Debian $1 in $trees" >&2
    debootstrap --variant=minbase "$1" "$trees/$1" >"$trees/$1.log" 2>&1 ||
        fail "debootstrap failed; the end of $trees/$1.log: $(tail -n 3 "$trees/$1.log")"
    : >"$trees/$1/.complete"
}

# Makes a tree of a release with packages where there is none. make_tree_with NAME RELEASE PACKAGE...
make_tree_with() {
    local name=$1 release=$2
    shift 2
    [ ! -e "$trees/$name/.complete" ] || [ "$(cat "$trees/$name/.complete")" != "$*" ] || return 0
    make_tree "$release"
    rm -rf "${trees:?}/$name"
    cp -a "$trees/$release" "$trees/$name"
    echo "Installing into a tree of Debian $release: $*" >&2
    IS_KEPT=1 enter_tree "$name" "$release" \
        sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' sh "$@" >"$trees/$name.log" 2>&1 ||
        fail "apt-get failed; the end of $trees/$name.log: $(tail -n 3 "$trees/$name.log")"
    echo "$*" >"$trees/$name/.complete"
}

# Runs a command in a copy of a release's tree that is gone afterwards. in_tree RELEASE [--bind FROM TO]... COMMAND...
in_tree() {
    local release=$1
    shift
    make_tree "$release"
    enter_tree "$release" "$release" "$@"
}

# What is mounted is mounted in a name space of its own, and goes with the last process of it.
# enter_tree TREE RELEASE [--bind FROM TO]... COMMAND...
enter_tree() {
    local tree=$1 release=$2 room status=0
    shift 2
    mkdir -p "$trees/archives-$release"
    room=$(mktemp -d)
    TREE=$trees/$tree ARCHIVES=$trees/archives-$release ROOM=$room unshare --mount --pid --fork --kill-child \
        bash "$PWD/Scripts/tree-parts/enter" "$@" || status=$?
    rmdir "$room"
    return "$status"
}
