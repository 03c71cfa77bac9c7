# SPDX-License-Identifier: Apache-2.0
"""The mail sink: what was answered 250 is on the disk, and the page shows it harmlessly."""

import email.message
import http.client
import json
import pathlib
import signal
import smtplib
import socket
import subprocess
import time

import pytest

MAILSINK = pathlib.Path(__file__).parent / "mailsink"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Sink:
    def __init__(self, tmp):
        self.dir, self.smtp, self.http = tmp / "mail", free_port(), free_port()
        self.log = open(tmp / "log", "a+b")
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [MAILSINK, "--smtp-port", str(self.smtp), "--http-port", str(self.http),
             "--dir", self.dir], stderr=self.log)
        until = time.monotonic() + 10
        for port in (self.smtp, self.http):
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except OSError:
                    assert self.process.poll() is None and time.monotonic() < until
                    time.sleep(0.02)

    def end(self, sig=signal.SIGTERM):
        self.process.send_signal(sig)
        return self.process.wait(10)

    def send(self, to, subject="Hello", **more):
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as smtp:
            return smtp.send_message(letter(to, subject, **more))

    def ask(self, method, path, body=None, **headers):
        conn = http.client.HTTPConnection("127.0.0.1", self.http, timeout=10)
        conn.request(method, path, body, headers)
        reply = conn.getresponse()
        text = reply.read().decode()
        conn.close()
        if reply.headers.get_content_type() == "application/json":
            text = json.loads(text)
        return reply.status, reply.headers, text

    def mails(self, **narrow):
        query = "&".join(f"{k}={v}" for k, v in narrow.items())
        return self.ask("GET", "/api/mails?" + query)[2]["mails"]

    def faults(self, **script):
        status, _, answer = self.ask("POST", "/api/faults", json.dumps(script))
        assert status == 200, answer
        return answer


def letter(to, subject, html=None, text="Plain words, https://site.example/trips/1.", key=None):
    m = email.message.EmailMessage()
    m["From"], m["To"], m["Subject"] = "Kayak <no-reply@kayak.example>", to, subject
    m["Message-ID"] = key or f"<{time.monotonic_ns()}@test>"
    m.set_content(text)
    if html:
        m.add_alternative(html, subtype="html")
    return m


@pytest.fixture
def sink(tmp_path):
    s = Sink(tmp_path)
    yield s
    if s.process.poll() is None:
        assert s.end() == 0
    s.log.seek(0)
    assert b"Traceback" not in s.log.read()


def test_kept_listed_shown(sink):
    sink.send("ada@example.org", "Your trip, Zürich", key="<confirm.1@kayak>")
    sink.send("bob@example.org", "Refund")
    first, second = sink.mails()
    assert (first["subject"], second["subject"]) == ("Refund", "Your trip, Zürich")
    assert second["to"] == ["ada@example.org"] and second["message_id"] == "<confirm.1@kayak>"
    assert [m["id"] for m in sink.mails(to="ADA@")] == [second["id"]]
    assert [m["id"] for m in sink.mails(message_id="%3Cconfirm.1@kayak%3E")] == [second["id"]]
    whole = sink.ask("GET", "/api/mails/" + second["id"])[2]
    assert whole["text"].startswith("Plain words") and whole["html"] is None
    assert ["X-Envelope-From", "no-reply@kayak.example"] in whole["headers"]
    page = sink.ask("GET", "/")[2]
    assert page.index("Refund") < page.index("Your trip, Zürich")
    page = sink.ask("GET", "/mail/" + second["id"])[2]
    assert '<a href="https://site.example/trips/1" rel="noreferrer">' in page
    assert sink.ask("GET", "/mail/99999999")[0] == sink.ask("GET", "/api/mails/x")[0] == 404
    assert sink.ask("DELETE", "/api/mails?to=bob")[2] == {"deleted": 1}
    assert len(sink.mails()) == 1
    assert sink.ask("DELETE", "/api/mails")[2] == {"deleted": 1} and sink.mails() == []
    assert list(sink.dir.iterdir()) == []


def test_a_mail_cannot_harm_the_page(sink):
    bad = "<script>alert(1)</script><img src=http://x.example/a>"
    sink.send("ada@example.org", bad, html=f"<p>Rich</p>{bad}", text=bad)
    key = sink.mails()[0]["id"]
    for path in ("/", f"/mail/{key}"):
        _, headers, text = sink.ask("GET", path)
        assert "<script" not in text and "<img" not in text and "&lt;script&gt;" in text
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert 'sandbox="allow-popups' in text and f'src="/mail/{key}/html"' in text
    _, headers, text = sink.ask("GET", f"/mail/{key}/html")
    assert "<p>Rich</p>" in text
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ") and "allow-scripts" not in policy
    assert "allow-same-origin" not in policy and "default-src 'none'" in policy
    status, headers, _ = sink.ask("GET", f"/mail/{key}/raw")
    assert status == 200 and headers.get_content_type() == "text/plain"
    for method, path in (("DELETE", "/api/mails"), ("POST", "/clear"), ("POST", "/api/faults")):
        assert sink.ask(method, path, "{}", Origin="http://evil.example")[0] == 403
    assert len(sink.mails()) == 1
    assert sink.ask("POST", "/clear", Origin=f"http://127.0.0.1:{sink.http}")[0] == 303
    assert sink.mails() == []


def test_files_and_odd_mails(sink):
    m = letter("ada@example.org", "With a file")
    m.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename='a"b.ics')
    with smtplib.SMTP("127.0.0.1", sink.smtp) as smtp:
        smtp.send_message(m)
        smtp.sendmail("x@x.org", ["y@y.org", "z@z.org"], b"no header at all \xff\xfe\r\n")
        smtp.sendmail("x@x.org", ["y@y.org"],
                      b"Subject: =?nope?Q?x?=\r\nContent-Type: text/plain; charset=nope\r\n\r\n\xe9")
    assert sink.mails()[1]["to"] == ["y@y.org", "z@z.org"]
    for mail in sink.mails():
        assert sink.ask("GET", "/mail/" + mail["id"])[0] == 200
        assert sink.ask("GET", "/api/mails/" + mail["id"])[0] == 200
    key = sink.mails()[2]["id"]
    status, headers, text = sink.ask("GET", f"/mail/{key}/file/0")
    assert status == 200 and text == "BEGIN:VCALENDAR"
    assert headers["Content-Disposition"] == 'attachment; filename="a_b.ics"'
    assert sink.ask("GET", f"/mail/{key}/file/1")[0] == 404


def test_kill_keeps_what_was_answered(sink):
    for n in range(20):
        sink.send("ada@example.org", f"Mail {n}")
    sink.end(signal.SIGKILL)
    (sink.dir / "00000021.tmp").write_bytes(b"half")
    sink.start()
    assert not list(sink.dir.glob("*.tmp"))
    assert [m["subject"] for m in sink.mails()] == [f"Mail {n}" for n in range(19, -1, -1)]
    sink.send("ada@example.org", "After")
    assert sink.mails()[0]["id"] == "00000021" and len(sink.mails()) == 21


def test_refusals(sink):
    sink.faults(refuse_4xx=0.3, seed=5)
    codes = []
    for n in range(60):
        try:
            sink.send("ada@example.org", f"Mail {n}")
            codes.append(250)
        except smtplib.SMTPRecipientsRefused as error:
            codes.append(error.recipients["ada@example.org"][0])
        except smtplib.SMTPResponseException as error:
            codes.append(error.smtp_code)
    assert len(sink.mails()) == codes.count(250) and {450, 451, 452} <= set(codes)
    assert sink.faults()["struck"]["refuse_4xx"] == 60 - codes.count(250)
    sink.faults(refuse_5xx_for=["gone@example.org"])
    with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
        sink.send("Gone@example.org")
    assert caught.value.recipients["Gone@example.org"][0] == 550
    sink.send("ada@example.org", "Others are served")
    sink.faults(down=True)
    with pytest.raises(smtplib.SMTPException):
        sink.send("ada@example.org", "Down")
    sink.faults()
    for wrong in ({"refuse_4xx": 2}, {"typo": 1}, {"refuse_5xx_for": "a@b"}):
        assert sink.ask("POST", "/api/faults", json.dumps(wrong))[0] == 400
    assert sink.ask("POST", "/api/faults", "no")[0] == 400


def test_lost_answer(sink):
    sink.faults(lose_answers=1)
    with pytest.raises((smtplib.SMTPException, OSError)):
        sink.send("ada@example.org", key="<confirm.9@kayak>")
    sink.faults()
    sink.send("ada@example.org", key="<confirm.9@kayak>")
    assert [m["message_id"] for m in sink.mails()] == ["<confirm.9@kayak>"] * 2
