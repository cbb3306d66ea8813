# What is in the packages, and how they are put together. Sourced by Scripts/package, which has set the version.

# The programs and the pages of a folder, as under the root of a system. contents_of_player BUILT ROOT
contents_of_player() {
    local built=$1 share=$2/usr/share kind
    install -D -m 755 "$built/trakt-mpv" "$2/usr/bin/trakt-mpv"
    install -D -m 644 Config/desktop/zz-trakt-mpv.desktop -t "$share/applications"
    install -D -m 644 Config/desktop/trakt-mpv.svg -t "$share/icons/hicolor/scalable/apps"
    install -D -m 644 Config/systemd/trakt-mpv-sync.service Config/systemd/trakt-mpv-sync.timer -t "$2/usr/lib/systemd/user"
    install_manual Config/man/trakt-mpv.1 "$share"
    for kind in bash:bash-completion/completions/trakt-mpv zsh:zsh/vendor-completions/_trakt-mpv \
        fish:fish/vendor_completions.d/trakt-mpv.fish; do
        mkdir -p "$share/$(dirname "${kind#*:}")"
        # Sourced, not run.
        "$built/trakt-mpv" --generate-completion-script "${kind%%:*}" | sed '1{/^#!/d}' >"$share/${kind#*:}"
    done
    install -D -m 644 Config/config.example.toml -t "$share/doc/trakt-mpv/examples"
    install -D -m 644 README.md SECURITY.md Documentation/privacy.md -t "$share/doc/trakt-mpv"
    install_words trakt-mpv "$share"
}

# contents_of_simulator BUILT ROOT
contents_of_simulator() {
    install -D -m 755 "$1/trakt-simulator" "$2/usr/bin/trakt-simulator"
    install_manual Config/man/trakt-simulator.1 "$2/usr/share"
    install_words trakt-simulator "$2/usr/share"
}

install_manual() {
    mkdir -p "$2/man/man1"
    gzip -9nc "$1" >"$2/man/man1/$(basename "$1").gz"
}

# What came with which version, and the licences of all that is inside. install_words PACKAGE SHARE
install_words() {
    local folder=$2/doc/$1
    mkdir -p "$folder"
    Scripts/package-parts/licences >"$folder/copyright"
    Scripts/package-parts/licences --notices | gzip -9n >"$folder/third-party-notices.txt.gz"
    gzip -9nc CHANGELOG.md >"$folder/NEWS.md.gz"
    gzip -9n >"$folder/changelog.gz" <<WORDS
$1 ($version) stable; urgency=medium

  * What is new in this version is told by NEWS.md.gz.

 -- $maintainer  $(date -R -d "@$SOURCE_DATE_EPOCH")
WORDS
}

maintainer="The trakt-mpv authors <trakt-mpv@users.noreply.github.com>"

# make_deb PACKAGE ROOT OUTPUT
make_deb() {
    local package=$1 root=$2 output=$3 name field
    name=${package}_${version}_$architecture.deb
    mkdir -p "$root/DEBIAN" "$root/usr/share/lintian/overrides"
    install -m 644 "Config/debian/$package.lintian-overrides" "$root/usr/share/lintian/overrides/$package"
    {
        sed -n '/^Package:/,$p' "Config/debian/$package.control"
        printf 'Version: %s\nArchitecture: %s\nMaintainer: %s\n' "$version" "$architecture" "$maintainer"
        printf 'Installed-Size: %s\n' "$(du -k --apparent-size -s "$root/usr" | cut -f1)"
    } | sed "s/\${shlibs:Depends}/$(needed_libraries "$root/usr/bin/$package")/" >"$room/control"
    # The order of fields that Debian's own tools write.
    for field in Package Version Section Priority Architecture Maintainer Installed-Size Depends Recommends Suggests Homepage; do
        sed -n "s/^\($field: .*\)/\1/p" "$room/control"
    done >"$root/DEBIAN/control"
    sed -n '/^Description:/,/^[^ D]/{/^Description:/p;/^ /p}' "$room/control" >>"$root/DEBIAN/control"
    (cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
    settle_times "$root"
    dpkg-deb --root-owner-group -Zxz --threads-max=1 --build "$root" "$output/$name" >/dev/null
    rm -r "$root/DEBIAN" "$root/usr/share/lintian"
}

# The packages of the libraries that a program is linked with. needed_libraries PROGRAM
needed_libraries() {
    local folder=$room/shlibs
    mkdir -p "$folder/debian"
    printf 'Source: trakt-mpv\n\nPackage: trakt-mpv\nArchitecture: any\n' >"$folder/debian/control"
    (cd "$folder" && dpkg-shlibdeps -O --ignore-missing-info "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p' | sed 's/[&/]/\\&/g'
}

# The same files with another root, to be unpacked into ~/.local or /usr/local. make_tar NAME FOLDER OUTPUT
make_tar() {
    mv "$2" "$room/$1"
    # Unpacked into a home a menu entry would be the first of its kind, and opened with whatever the user does, and a unit would
    # name another program: `install` writes both as they must be there.
    mkdir -p "$room/$1/share/trakt-mpv"
    mv "$room/$1/share/applications/zz-trakt-mpv.desktop" "$room/$1"/lib/systemd/user/* "$room/$1/share/trakt-mpv"
    rm -r "$room/$1/lib" "$room/$1/share/applications"
    # Other systems have no folder of licences.
    cp .build/checkouts/swift-nio/LICENSE.txt "$room/$1/share/doc/trakt-mpv/Apache-2.0.txt"
    settle_times "$room/$1"
    tar --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -C "$room" -c "$1" | gzip -9n >"$3/$1.tar.gz"
}

settle_times() { find "$1" -exec touch --no-dereference -d "@$SOURCE_DATE_EPOCH" {} +; }
