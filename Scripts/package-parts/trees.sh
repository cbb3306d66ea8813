# Debian releases as trees of files, in which programs run as on a machine of their own. Sourced after setup.sh; needs root.
#
# A tree is made once by debootstrap, with the least that a Debian has, and never changed: what runs in it sees a copy that is
# gone afterwards. TRAKT_MPV_TREES names the folder where they are kept, with the packages that were fetched for them.
trees=${TRAKT_MPV_TREES:-/var/tmp/trakt-mpv-trees}
tree_packages=(debootstrap util-linux)

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

# Runs a command in a copy of a tree that is gone afterwards. in_tree RELEASE [--bind FROM TO]... COMMAND...
#
# What is mounted is mounted in a name space of its own, and goes with the last process of it.
in_tree() {
    local release=$1
    shift
    make_tree "$release"
    mkdir -p "$trees/archives-$release"
    local room status=0
    room=$(mktemp -d)
    TREE=$trees/$release ARCHIVES=$trees/archives-$release ROOM=$room unshare --mount --pid --fork --kill-child \
        bash "$PWD/Scripts/package-parts/enter" "$@" || status=$?
    rmdir "$room"
    return "$status"
}
