"""Measures delivery; run by Scripts/bench-parts/delivery with a throw-away home."""

import json
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

HOME = os.environ["HOME_OF_BENCH"]
PROGRAM, SIMULATOR, BENCH = (os.environ[name] for name in ("TRAKT_MPV", "TRAKT_SIMULATOR", "DELIVERY_BENCH"))
SAMPLES, DRAIN_SECONDS, ROWS = (int(word) for word in sys.argv[1:4])
# Pauses that trakt-scrobbler is waited for: where mpv no longer tells it, it asks every ten seconds.
PEER_SAMPLES = min(8, SAMPLES)
PROCESSES = []


class Simulator:
    """A pretend Trakt and its journal."""

    def __init__(self, name, *options):
        self.path = f"{HOME}/{name}.jsonl"
        process = subprocess.Popen(
            [SIMULATOR, "serve", "--approve-all", f"--journal={self.path}", *options], stdout=subprocess.PIPE, text=True
        )
        PROCESSES.append(process)
        self.address = process.stdout.readline().split()[-1]
        self.offset = 0

    def wait(self, path, seconds):
        """When the next request to the path came, in milliseconds; None when it did not."""
        deadline = time.time() + seconds
        while time.time() < deadline:
            if os.path.exists(self.path):
                with open(self.path) as file:
                    file.seek(self.offset)
                    while (line := file.readline()).endswith("\n"):
                        self.offset = file.tell()
                        entry = json.loads(line)
                        if entry["path"] == path:
                            return entry["milliseconds"]
            time.sleep(0.002)
        return None

    def get(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return json.load(answer)


def environment(name, simulator):
    home = f"{HOME}/{name}"
    os.makedirs(f"{home}/mpv", exist_ok=True)
    keep = {key: os.environ[key] for key in ("PATH", "LANG", "LD_LIBRARY_PATH") if key in os.environ}
    address = simulator.address if simulator else "http://127.0.0.1:9"
    return keep | {
        "HOME": home, "MPV_HOME": f"{home}/mpv", "TRAKT_MPV_CLIENT_ID": "bench",
        "TRAKT_MPV_API_URL": address, "TRAKT_MPV_AUTH_URL": address,
    }


def run(variables, *words):
    return subprocess.run([PROGRAM, *words], env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def row(name, value, target=""):
    print(f"{name:<44} {value:<44} {target and f'(target: {target})'}", flush=True)


def summary(times):
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) * 99 // 100, len(ordered) - 1)]
    return f"median {statistics.median(ordered):.1f} ms, p99 {p99:.1f} ms of {len(ordered)}"


# From the key to the wire


def start_peer(simulator, player_socket):
    home = f"{HOME}/peer"
    os.makedirs(f"{home}/.config/trakt-scrobbler", exist_ok=True)
    with open(f"{home}/.config/trakt-scrobbler/config.yaml", "w") as file:
        file.write(
            "general:\n  enable_notifs: no\nplayers:\n  monitored: [mpv]\n"
            f"  mpv:\n    ipc_path: {player_socket}\n    poll_interval: 10\n"
        )
    code = f"""
import trakt_scrobbler.trakt_auth as auth
auth.API_URL = {simulator.address!r}
from trakt_scrobbler.trakt_interface import trakt_auth
trakt_auth.get_access_token()
from trakt_scrobbler.main import main
main()
"""
    keep = {key: os.environ[key] for key in ("PATH", "LANG") if key in os.environ}
    log = open(f"{HOME}/peer.log", "w")
    process = subprocess.Popen([sys.executable, "-c", code], env=keep | {"HOME": home}, stdout=log, stderr=log)
    PROCESSES.append(process)


class Player:
    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        while self.socket.connect_ex(path) != 0:
            time.sleep(0.05)
        # mpv stops listening to who does not listen to it.
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        while self.socket.recv(65536):
            pass

    def set_pause(self, is_paused):
        self.socket.send(json.dumps({"command": ["set_property", "pause", is_paused]}).encode() + b"\n")


def make_film(rate=1, seconds=14400):
    film = f"{HOME}/Severance.S02E07.mkv"
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", f"color=c=black:s=16x16:r={rate}:d={seconds}",
         "-c:v", "libx264", "-preset", "ultrafast", "-g", "10", film],
        check=True,
    )
    return film


def measure_events():
    own, peer = Simulator("own"), Simulator("peer", "--any-agent", "--no-rate-limit")
    variables = environment("player", own)
    run(variables, "login")
    film = make_film()
    player_socket = f"{HOME}/mpv-socket"
    words = ["play", "--vo=null", "--ao=null", "--really-quiet", "--start=5%", "--speed=2", f"--input-ipc-server={player_socket}", film]
    PROCESSES.append(subprocess.Popen([PROGRAM, *words], env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
    player = Player(player_socket)
    start_peer(peer, player_socket)
    own.wait("/scrobble/start", 60)
    peer_is_there = peer.wait("/scrobble/start", 90) is not None
    times, peer_times = [], []
    for index in range(SAMPLES):
        # The pace of writes is a second: what is measured is not how it is kept.
        time.sleep(1.15)
        pressed = time.time() * 1000
        player.set_pause(True)
        received = own.wait("/scrobble/pause", 30)
        if received is not None:
            times.append(max(received - pressed, 0))
        if peer_is_there and index < PEER_SAMPLES:
            received = peer.wait("/scrobble/pause", 30)
            if received is not None:
                peer_times.append(max(received - pressed, 0))
        time.sleep(1.15)
        player.set_pause(False)
        own.wait("/scrobble/start", 30)
        if peer_is_there and index < PEER_SAMPLES:
            peer.wait("/scrobble/start", 30)
    row("pause pressed → on the wire, trakt-mpv", summary(times), "median 10 ms, p99 50 ms")
    if peer_times:
        row("  trakt-scrobbler, same player, same run", summary(peer_times))
    else:
        row("  trakt-scrobbler, same player, same run", f"no pause arrived of {PEER_SAMPLES}")
    end_processes()


# The store


def fill(variables, state, count, first_age):
    run(variables, "status")
    store = f"{variables['HOME']}/.local/state/trakt-mpv/viewings.sqlite"
    database = sqlite3.connect(store)
    number = "WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :count)"
    moment = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || (:age - n * 60 + {}) || ' seconds')"
    values = {"count": count, "state": state, "age": first_age}
    database.execute(
        f"""
        {number}
        INSERT INTO viewing (id, session, evidence, description, isCounted, progress, played, startedAt, endedAt)
        SELECT printf('%08X-BENCH', n), 'gone', json_object('path', '/films/' || n || '.mkv'),
            '{{"episodes":[],"absolute":[],"confidence":0}}', 1, 97, 9000, {moment.format(9000)}, {moment.format(0)}
        FROM number
        """,
        values,
    )
    database.execute(
        f"""
        {number}
        INSERT INTO delivery (viewing, receiver, state, kind, watchedAt, item, itemKey, attempts, deliveredAt)
        SELECT printf('%08X-BENCH', n), 'trakt', :state, 'play', {moment.format(0)},
            json_object('movie', json_object('trakt', 1000 + n % 10)), 'movie ' || (1000 + n % 10), 0,
            CASE :state WHEN 'delivered' THEN strftime('%Y-%m-%d %H:%M:%f', 'now') END
        FROM number
        """,
        values,
    )
    database.commit()
    database.close()


def measure_record():
    output = subprocess.run([BENCH, "record", f"{HOME}/record", "1000"], capture_output=True, text=True, check=True).stdout
    for line in output.splitlines():
        what, median, p99 = line.split()
        row(f"a viewing durably on disk ({what})", f"median {median} ms, p99 {p99} ms of {1000 * (1 if what == 'begin' else 2)}")


def median_time(variables, *words, runs=15):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        run(variables, *words)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def measure_start_up():
    empty, full, waiting = (environment(name, None) for name in ("empty", "full", "waiting"))
    run(empty, "status")
    fill(full, "delivered", ROWS, ROWS * 60 + 86400)
    fill(waiting, "finished", ROWS, ROWS * 60 + 86400)
    # mpv may wait for the end of the one frame, which is not to be what is measured.
    film = make_film(rate=25, seconds=200)
    play = ["play", "--frames=1", "--vo=null", "--ao=null", "--really-quiet", film]
    for name, words in (("status", ["status"]), ("play --frames=1", play)):
        base = median_time(empty, *words)
        row(f"{name}, empty store", f"{base:.1f} ms")
        for kind, variables in (("delivered", full), ("waiting", waiting)):
            with_rows = median_time(variables, *words)
            row(f"{name}, {ROWS} {kind}", f"{with_rows:.1f} ms, {with_rows / base:.2f} times", "1.2 times")
    measure_list(waiting)


def measure_list(variables):
    begin = time.perf_counter()
    process = subprocess.Popen([PROGRAM, "queue", "list"], env=variables, stdout=subprocess.PIPE)
    process.stdout.readline()
    first = (time.perf_counter() - begin) * 1000
    peak, lines = 0, 1
    for index, _ in enumerate(process.stdout):
        lines += 1
        if index % 5000 == 0:
            peak = max(peak, resident(process.pid))
    process.wait()
    row(f"queue list of {ROWS} waiting", f"first line {first:.0f} ms, all {lines} in {time.perf_counter() - begin:.1f} s, {peak:.0f} MB")


def resident(pid):
    try:
        with open(f"/proc/{pid}/status") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return 0


def measure_drain():
    simulator = Simulator("drain", "--get-limit=1000000")
    variables = environment("drain", simulator)
    run(variables, "login")
    fill(variables, "finished", ROWS, ROWS * 60 + 86400)
    process = subprocess.Popen([PROGRAM, "sync", "--all"], env=variables, stdout=subprocess.DEVNULL)
    PROCESSES.append(process)
    began, memory = time.time(), []
    while process.poll() is None and time.time() - began < DRAIN_SECONDS:
        time.sleep(1)
        memory.append(resident(process.pid))
    seconds = time.time() - began
    process.terminate()
    process.wait()
    journal = [line for line in simulator.get("/simulator/journal") if line["path"] == "/sync/history" and line["method"] == "POST"]
    gaps = [(b["milliseconds"] - a["milliseconds"]) / 1000 for a, b in zip(journal, journal[1:])]
    plays = len(simulator.get("/simulator/history"))
    quarter = max(len(memory) // 4, 1)
    row(
        f"draining {ROWS}, {seconds:.0f} s of it",
        f"{plays} plays, {plays / seconds:.1f} a second, a batch of 50 every {statistics.median(gaps):.2f} s",
        "1.1 s a batch",
    )
    row("  batches nearest to each other", f"{min(gaps):.3f} s", "1.1 s")
    row(
        "  memory of sync",
        f"{statistics.median(memory[:quarter]):.1f} MB at first, {statistics.median(memory[-quarter:]):.1f} MB at last, "
        f"peak {max(memory):.1f} MB",
        "flat",
    )
    end_processes()


def end_processes():
    for process in PROCESSES:
        if process.poll() is None:
            process.terminate()
    for process in PROCESSES:
        process.wait()
    PROCESSES.clear()


try:
    if SAMPLES:
        measure_events()
    if ROWS:
        measure_record()
        measure_start_up()
    if ROWS and DRAIN_SECONDS:
        measure_drain()
finally:
    end_processes()
