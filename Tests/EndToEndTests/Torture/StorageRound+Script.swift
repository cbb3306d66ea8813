extension StorageRound {
    /// Breaks, plays, asks, mends and sends, in a world of its own; what is mounted is gone with it.
    static let script = #"""
        set -u
        mount --bind "$ROUND" /mnt && cd /mnt || exit 9
        export TMPDIR=/mnt/scratch XDG_RUNTIME_DIR=/mnt/runtime XDG_CACHE_HOME=/mnt/cache
        export XDG_STATE_HOME=/mnt/share HOME=/mnt/home
        state=/mnt/share/trakt-mpv
        case "$PLACE" in
        helpers) places="$TMPDIR $XDG_RUNTIME_DIR $XDG_CACHE_HOME" ;;
        'every helper') places="$TMPDIR $XDG_RUNTIME_DIR $XDG_CACHE_HOME /tmp /dev/shm /var/tmp" ;;
        state) places=$state ;;
        'state and helpers') places="$TMPDIR $XDG_RUNTIME_DIR $XDG_CACHE_HOME $state" ;;
        all) places="$TMPDIR $XDG_RUNTIME_DIR $XDG_CACHE_HOME /tmp /dev/shm /var/tmp $state" ;;
        home)
            unset XDG_STATE_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
            # Who has no HOME still has a folder in the list of users; it is not touched, a file system lies over it.
            if [ "$WAY" = unset ]; then
                home=$(getent passwd "$(id -u)" | cut -d: -f6)
                unset HOME
                mount -t tmpfs -o size=16m none "$home" || exit 9
            else
                home=$HOME
            fi
            places=$home state=$home/.local/state/trakt-mpv
            ;;
        esac
        mkdir /mnt/login && cp "$LOGIN/token.json" "$LOGIN/account.json" /mnt/login/ || exit 9
        log_in() { mkdir -p "$state" && cp -n /mnt/login/* "$state/" 2>/dev/null; }
        mkdir -p $places /mnt/home
        if [ "$WAY" = full ] || [ "$WAY" = read-only ]; then
            for place in $places; do mount -t tmpfs -o size=3m,mode=700 none "$place" || exit 9; done
        fi
        log_in
        as_user=
        if [ "$WAY" = forbidden ]; then
            as_user="setpriv --reuid=65534 --regid=65534 --clear-groups"
            mkdir -p "$TMPDIR" "$XDG_RUNTIME_DIR" "$XDG_CACHE_HOME"
            chown -R 65534:65534 /mnt
        fi
        break_it() {
            for place in $places; do
                case "$WAY" in
                missing) rm -rf "$place" ;;
                file) rm -rf "$place" && echo file >"$place" ;;
                read-only) mount -o remount,ro "$place" ;;
                forbidden) chown root:root "$place" && chmod 700 "$place" ;;
                full) cat /dev/zero >"$place/filler" 2>/dev/null ;;
                esac
            done
        }
        mend() {
            for place in $places; do
                case "$WAY" in
                file) rm -f "$place" ;;
                forbidden) chown -R 65534:65534 "$place" ;;
                read-only) mount -o remount,rw "$place" ;;
                full) rm -f "$place/filler" ;;
                esac
            done
            mkdir -p $places
            log_in
        }
        if [ -z "$DELAY" ]; then
            break_it
        else
            (while [ ! -s /mnt/notes.txt ] && [ ! -e /mnt/play.code ]; do sleep 0.05; done; sleep "$DELAY"; break_it) &
        fi
        $as_user "$PROGRAM" play --vo=null --ao=null --term-status-msg= --start=78% --speed=90 --script=/mnt/notes.lua "$FILM" \
            >/mnt/play.out 2>/mnt/play.err
        echo $? >/mnt/play.code
        wait
        $as_user "$PROGRAM" status >/mnt/broken.txt 2>&1
        mend
        for round in 1 2 3 4 5 6; do
            $as_user "$PROGRAM" sync --all && break
            sleep 0.5
        done
        $as_user "$PROGRAM" sync --all
        $as_user "$PROGRAM" status --json >/mnt/status.txt 2>&1
        # Whatever lies over the places is gone with this world; what a player kept in other ones is not ours to leave.
        """#
}
