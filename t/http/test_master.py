# SPDX-License-Identifier: Apache-2.0
"""The master of kayak-api: respawn, graceful end, reload, status. It has its own master and nginx, and no server:
what is asked here (health, refusals) needs none."""

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import threading
import time

import pytest

from harness.fcgi import Request, ask
from harness.site import wait_for

POOLS = {"search": 4, "booking": 2, "account": 1, "login": 1, "admin": 1}

NGINX = """
{user}
worker_processes 2; daemon off; pid {dir}/nginx.pid; error_log {dir}/nginx.log warn;
events {{ worker_connections 512; }}
http {{
	access_log off;
	client_body_temp_path {dir}/tmp; fastcgi_temp_path {dir}/tmp; proxy_temp_path {dir}/tmp;
	uwsgi_temp_path {dir}/tmp; scgi_temp_path {dir}/tmp;
	server {{
		listen 127.0.0.1:{port};
		fastcgi_param REQUEST_METHOD $request_method; fastcgi_param REQUEST_URI $request_uri;
		fastcgi_param QUERY_STRING $query_string; fastcgi_param CONTENT_TYPE $content_type;
		fastcgi_param CONTENT_LENGTH $content_length; fastcgi_param REQUEST_ID $request_id;
		location /status/ {{ fastcgi_pass unix:{dir}/status.sock; }}
		location / {{ fastcgi_next_upstream off; fastcgi_read_timeout 5s; fastcgi_pass unix:{dir}/search.sock; }}
	}}
}}
"""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def ring(path):
    path.write_text(os.urandom(32).hex() + "\n")


def make_keys(folder):
    folder.mkdir(mode=0o700)
    os.umask(0o077)
    for name in ("offer", "ticket", "pepper", "refresh", "totp", "ssn", "ssn-index"):
        ring(folder / f"{name}.key")
    for name in ("traveler", "admin"):
        subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
                        folder / f"{name}.pem"], check=True)
        subprocess.run(["openssl", "pkey", "-in", folder / f"{name}.pem", "-pubout", "-out", folder / f"{name}.pub"],
                       check=True)
    (folder / "psp.key").write_text("sk_test_1234567890abcdef\n")
    (folder / "psp-webhook.key").write_text("whsec_1234567890abcdef1234567890abcdef\n")


class Rig:
    def __init__(self, folder, build):
        self.dir = folder
        self.program = build / "kayak-api"
        self.conf = folder / "kayak.conf"
        self.log = open(folder / "api.log", "wb")
        make_keys(folder / "keys")
        (folder / "pools").mkdir()
        for name, children in POOLS.items():
            self.pool(name, children)
        self.conf.write_text("".join(f"KAYAK_{key}={value}\n" for key, value in {
            "MYSQL_URL": f"mysql://nobody:x@/none?socket={folder}/none.sock", "REDIS_URL": f"unix://{folder}/none",
            "MONGO_URL": "mongodb://127.0.0.1:1/none", "KEYS_DIR": folder / "keys", "RUN_DIR": folder,
            "POOLS_DIR": folder / "pools"}.items()))
        self.process = self.nginx = None

    def pool(self, name, children, *more):
        (self.dir / "pools" / f"{name}.conf").write_text("\n".join(
            [f"[{name}]", f"listen = {self.dir}/$pool.sock", "pm = static", f"pm.max_children = {children}",
             f"pm.status_path = /status/{name}", f"pm.status_listen = {self.dir}/status.sock", *more, ""]))

    def start(self):
        self.process = subprocess.Popen([self.program, "-c", self.conf], stderr=self.log, start_new_session=True)
        wait_for(self.ready, why="for the pools")

    def ready(self):
        try:
            return len(self.children("search")) == self.full("search")["total processes"] > 0
        except (OSError, EOFError):
            return False

    def start_nginx(self):
        self.port = free_port()
        (self.dir / "tmp").mkdir()
        (self.dir / "nginx.conf").write_text(NGINX.format(dir=self.dir, port=self.port,
                                                          user="user root;" if os.getuid() == 0 else ""))
        nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        self.nginx = subprocess.Popen([nginx, "-e", "stderr", "-c", self.dir / "nginx.conf"], start_new_session=True)
        wait_for(lambda: self.through("GET", "/api/health")[0] == 200, why="for nginx")

    def through(self, method, path, body=None):
        """(status, body) through nginx; a connection for each."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError as error:
            return 0, str(error).encode()
        finally:
            connection.close()

    def status(self, pool, query=""):
        return ask(self.dir / "status.sock", f"/status/{pool}?{query}")

    def full(self, pool):
        return json.loads(self.status(pool, "json&full")[2])

    def children(self, pool):
        return [process["pid"] for process in self.full(pool)["processes"]]

    def health(self):
        return ask(self.dir / "search.sock", "/api/health")[0]

    def end(self, how=signal.SIGQUIT):
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(40)

    def close(self):
        for process in (self.process, self.nginx):
            if process is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.log.close()


@pytest.fixture
def stopped(tmp_path, site):
    rig = Rig(tmp_path, site.build)
    yield rig
    rig.close()


@pytest.fixture
def rig(stopped):
    stopped.start()
    return stopped


def log_of(rig):
    return (rig.dir / "api.log").read_text()


def state(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "gone"


def gone(pid):
    return state(pid) in ("gone", "Z")


def stop(pids):
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    wait_for(lambda: all(state(pid) == "T" for pid in pids))


def test_a_killed_child_is_replaced(rig):
    before = rig.children("search")
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: rig.ready() and not set(before) & set(rig.children("search")), 3)
    assert rig.health() == 200
    assert "back_off" not in log_of(rig)


def test_ps_shows_who_is_who(rig):
    (pid,) = rig.children("login")
    assert open(f"/proc/{pid}/cmdline").read().rstrip("\0") == "kayak-api: login"
    assert open(f"/proc/{pid}/comm").read() == "login\n"


def test_many_kills_are_no_reason_to_wait(rig):
    for _ in range(12):
        (pid,) = wait_for(lambda: [pid for pid in rig.children("account") if not gone(pid)], 3)
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: gone(pid), 2)
    assert wait_for(lambda: rig.children("account"), 1)
    assert "back_off" not in log_of(rig)


def test_children_that_crash_are_started_ever_more_slowly(rig):
    for _ in range(6):
        (pid,) = wait_for(lambda: [pid for pid in rig.children("account") if not gone(pid)], 3)
        os.kill(pid, signal.SIGSEGV)
        wait_for(lambda: gone(pid), 3)
    wait_for(lambda: "event=back_off group=account wait_s=1" in log_of(rig), 1)
    assert rig.children("account") == []
    wait_for(lambda: len(rig.children("account")) == 1, 3)
    assert rig.health() == 200


def test_the_status_page_is_php_fpms(rig):
    rig.health()
    status, headers, body = rig.status("search")
    assert status == 200 and headers["Content-Type"] == "text/plain"
    lines = body.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "pool", "process manager", "start time", "start since", "accepted conn", "listen queue", "max listen queue",
        "listen queue len", "idle processes", "active processes", "total processes", "max active processes",
        "max children reached", "slow requests"]
    assert lines[0] == "pool:                 search" and lines[1] == "process manager:      static"
    assert lines[4] == "accepted conn:        1" and lines[7] == "listen queue len:     4096"

    status, headers, body = rig.status("search", "json")
    assert headers["Content-Type"] == "application/json"
    told = json.loads(body)
    assert list(told) == [line.split(":")[0] for line in lines]
    assert told["idle processes"] == told["total processes"] == 4 and told["start time"] > 1_700_000_000
    assert body.startswith(b'{"pool":"search","process manager":"static","start time":')


def test_the_full_status_tells_each_process(rig):
    ask(rig.dir / "search.sock", "/api/health?x=%22<b>")
    processes = rig.full("search")["processes"]
    assert len(processes) == 4
    assert list(processes[0]) == [
        "pid", "state", "start time", "start since", "requests", "request duration", "request method", "request uri",
        "content length", "user", "script", "last request cpu", "last request memory"]
    asked = [process for process in processes if process["requests"]]
    assert [process["request uri"] for process in asked] == ["/api/health?x=%22<b>"]
    assert asked[0]["request method"] == "GET" and asked[0]["request duration"] > 0
    assert asked[0]["last request memory"] > 100_000
    text = rig.status("search", "full")[2].decode()
    assert text.count("************************\n") == 4 and "\nrequest URI:          /api/health?" in text
    assert "<b>" not in rig.status("search", "html&full")[2].decode()
    xml = rig.status("search", "xml&full")[2].decode()
    assert "<accepted-conn>1</accepted-conn>" in xml and xml.count("<process>") == 4
    metrics = rig.status("search", "openmetrics")[2].decode()
    assert "\nphpfpm_accepted_connections 1\n" in metrics and metrics.endswith("# EOF\n")
    assert rig.status("nothing")[0] == 404


def test_the_status_answers_when_every_other_child_hangs(rig):
    stopped = [pid for pool in POOLS for pid in rig.children(pool)]
    stop(stopped)
    waiting = [Request(rig.dir / "search.sock", "/api/health") for _ in range(3)]
    told = wait_for(lambda: (now := rig.full("search"))["listen queue"] == 3 and now, 3)
    assert told["total processes"] == 4 and told["max listen queue"] == 3
    for pid in stopped:
        os.kill(pid, signal.SIGCONT)
    for request in waiting:
        request.finish()
        assert request.answer()[0] == 200


def test_quit_lets_the_request_in_flight_end(rig):
    request = Request(rig.dir / "search.sock", "/api/health", "POST", 20, CONTENT_TYPE="application/json")
    request.body(b"0123456789")
    time.sleep(0.3)
    rig.process.send_signal(signal.SIGQUIT)
    time.sleep(0.7)
    assert rig.process.poll() is None
    request.body(b"0123456789")
    request.finish()
    assert request.answer()[0] == 405
    assert rig.process.wait(3) == 0
    assert not (rig.dir / "search.sock").exists()


def test_quit_does_not_wait_for_ever(stopped):
    (stopped.dir / "pools" / "a.conf").write_text("[global]\nprocess_control_timeout = 1s\n")
    stopped.start()
    pid = stopped.children("search")[0]
    stop([pid])
    began = time.monotonic()
    assert stopped.end() == 0
    assert 0.9 < time.monotonic() - began < 20 and gone(pid)


def test_term_ends_at_once(rig):
    pids = [pid for pool in POOLS for pid in rig.children(pool)]
    stop(pids[:1])
    began = time.monotonic()
    assert rig.end(signal.SIGTERM) == 0
    assert time.monotonic() - began < 20 and all(gone(pid) for pid in pids)


def test_children_do_not_outlive_a_killed_master(rig):
    pids = [pid for pool in POOLS for pid in rig.children(pool)]
    rig.process.kill()
    rig.process.wait()
    wait_for(lambda: all(gone(pid) for pid in pids), 3)
    rig.start()                           # and their sockets are free again
    assert rig.health() == 200


def test_a_second_master_is_refused(rig):
    second = subprocess.run([rig.program, "-c", rig.conf], capture_output=True, text=True, timeout=20)
    assert second.returncode != 0 and "another program has this socket: stop it first" in second.stderr
    assert rig.health() == 200


def test_a_request_that_takes_too_long_costs_its_child(stopped):
    """/api/ready asks a database whose socket is there and does not answer; then its child hangs for good."""
    stopped.pool("search", 1, "request_terminate_timeout = 1s")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(stopped.dir / "none.sock"))
        silent.listen()
        stopped.start()
        pid = stopped.children("search")[0]
        holder = Request(stopped.dir / "search.sock", "/api/ready")
        holder.finish()
        told = wait_for(lambda: (now := stopped.full("search"))["active processes"] == 1 and now)
        stop([pid])
        assert told["processes"][0]["state"] == "Running" and told["processes"][0]["script"] == "/api/ready"
        wait_for(lambda: gone(pid), 3)
        assert "event=watchdog group=search" in log_of(stopped)
        wait_for(lambda: stopped.health() == 200, 3)


def test_max_requests_renews_a_child_without_a_lost_request(stopped):
    stopped.pool("search", 2, "pm.max_requests = 10")
    stopped.start()
    assert [stopped.health() for _ in range(100)] == [200] * 100
    assert "child_ended" not in log_of(stopped)
    assert stopped.full("search")["accepted conn"] == 100


class Load:
    """POSTs from several threads until stopped; everything that was not the pool's own answer is lost."""

    def __init__(self, rig, threads=6):
        self.rig, self.stop, self.asked, self.lost = rig, False, 0, []
        self.threads = [threading.Thread(target=self.run) for _ in range(threads)]

    def run(self):
        while not self.stop:
            status, body = self.rig.through("POST", "/api/health", b'{"x":1}')
            self.asked += 1
            if status != 405 or b'"/problems/method"' not in body:
                self.lost.append((status, body[:200]))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop = True
        for thread in self.threads:
            thread.join()


def reloaded(rig, how, before):
    rig.process.send_signal(how)
    wait_for(lambda: all(gone(pid) for pid in before) and rig.ready(), 5)


def test_a_reload_loses_no_request(rig):
    rig.start_nginx()
    with Load(rig) as load:
        for how in (signal.SIGUSR2, signal.SIGHUP, signal.SIGUSR2, signal.SIGHUP):
            reloaded(rig, how, rig.children("search") + rig.children("status"))
            time.sleep(0.3)
    assert load.lost == []
    assert load.asked > 200
    print(f"{load.asked} POSTs during 4 reloads, none lost")


def test_a_reload_takes_the_new_size(rig):
    rig.pool("search", 2)
    reloaded(rig, signal.SIGUSR2, rig.children("search") + rig.children("status"))
    assert len(rig.children("search")) == 2


def test_a_reload_with_a_wrong_file_changes_nothing(rig):
    before = rig.children("search")
    rig.pool("search", 99)
    rig.process.send_signal(signal.SIGUSR2)
    wait_for(lambda: "event=reload refused=1" in log_of(rig), 5)
    assert "has pm.max_children = 99, but 10 connections to MySQL of the 50: lower it" in log_of(rig)
    assert rig.children("search") == before and rig.health() == 200


def test_bodies(rig):
    search = rig.dir / "search.sock"
    assert ask(search, "/api/health", "POST", b"x" * 65536)[0] == 405
    status, headers, body = ask(search, "/api/health", "POST", b"x" * 65537)
    assert status == 413 and json.loads(body)["type"] == "/problems/too-large"
    short = Request(search, "/api/health", "POST", 100)
    short.body(b"only this")
    short.finish()
    assert short.answer()[0] == 400
    assert rig.health() == 200


def test_a_client_that_leaves_costs_nobody_else(rig):
    for _ in range(8):
        leaver = Request(rig.dir / "search.sock", "/api/health", "POST", 1000)
        leaver.body(b"x")
        leaver.socket.close()
    assert [rig.health() for _ in range(8)] == [200] * 8
    assert "child_ended" not in log_of(rig)


def test_sd_notify(stopped, monkeypatch):
    path = stopped.dir / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        monkeypatch.setenv("WATCHDOG_USEC", "800000")
        stopped.start()
        said = {listener.recv(200) for _ in range(3)}
        assert said == {b"READY=1", b"WATCHDOG=1"}
        stopped.process.send_signal(signal.SIGQUIT)
        wait_for(lambda: listener.recv(200) == b"STOPPING=1", 5)
        assert stopped.process.wait(5) == 0


def test_sockets_of_systemd_are_used(stopped):
    path = stopped.dir / "search.sock"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(64)
        inode = os.fstat(listener.fileno()).st_ino

        stopped.process = subprocess.Popen(
            ["/bin/sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" -c "$1"', stopped.program, stopped.conf],
            preexec_fn=lambda: os.dup2(listener.fileno(), 3), close_fds=False,
            stderr=stopped.log, start_new_session=True)
        wait_for(stopped.ready)
        links = [os.readlink(f"/proc/{stopped.process.pid}/fd/{fd}")
                 for fd in os.listdir(f"/proc/{stopped.process.pid}/fd")]
        assert f"socket:[{inode}]" in links
    assert stopped.health() == 200
