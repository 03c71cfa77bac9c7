# SPDX-License-Identifier: Apache-2.0
"""Mails on disk: one file each, ID.eml, the envelope in three header lines before the mail's own."""

import datetime
import email
import email.policy
import os

ENVELOPE = ("X-Envelope-From", "X-Envelope-To", "X-Received-At")


class Mail:
    """What lists show; the whole is read from its file."""

    def __init__(self, number, message, size):
        self.id, self.size = f"{number:08d}", size
        self.sender = one_line(message, ENVELOPE[0])
        self.to = one_line(message, ENVELOPE[1]).split(", ")
        self.at = one_line(message, ENVELOPE[2])
        self.subject = one_line(message, "Subject")
        self.author = one_line(message, "From") or self.sender
        self.message_id = one_line(message, "Message-ID")

    def show(self):
        return {"id": self.id, "at": self.at, "from": self.sender, "to": self.to,
                "subject": self.subject, "message_id": self.message_id, "size": self.size}


class Shelf:
    def __init__(self, path):
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        for left in path.glob("*.tmp"):      # never acknowledged
            left.unlink()
        self.index = {}
        for file in sorted(path.glob("*.eml")):
            data = file.read_bytes()
            mail = Mail(int(file.stem), head_of(data), len(data))
            self.index[mail.id] = mail
        self.last = int(max(self.index, default=0))

    def put(self, sender, to, content):
        """Keeps a mail; it is on the disk when this returns."""
        self.last += 1
        at = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")
        lines = zip(ENVELOPE, (sender or "<>", ", ".join(to), at.replace("+00:00", "Z")))
        data = "".join(f"{k}: {v}\r\n" for k, v in lines).encode() + content
        file = self.path / f"{self.last:08d}.eml"
        coming = file.with_suffix(".tmp")
        with open(coming, "wb") as f:
            f.write(data)
            f.flush()
            os.fsync(f.fileno())
        os.rename(coming, file)
        folder = os.open(self.path, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
        mail = Mail(self.last, head_of(data), len(data))
        self.index[mail.id] = mail
        return mail

    def find(self, to=None, subject=None, message_id=None):
        """The newest first."""
        for mail in reversed(list(self.index.values())):
            if to and not any(to.lower() in address.lower() for address in mail.to):
                continue
            if subject and subject.lower() not in mail.subject.lower():
                continue
            if message_id and message_id != mail.message_id:
                continue
            yield mail

    def raw(self, mail):
        return (self.path / f"{mail.id}.eml").read_bytes()

    def message(self, mail):
        return email.message_from_bytes(self.raw(mail), policy=email.policy.default)

    def clear(self, to=None):
        gone = list(self.find(to=to))
        for mail in gone:
            (self.path / f"{mail.id}.eml").unlink(missing_ok=True)
            del self.index[mail.id]
        return len(gone)


def head_of(data):
    head = data[:65536].partition(b"\r\n\r\n")[0]
    return email.message_from_bytes(head, policy=email.policy.default)


def one_line(message, name):
    """A header as text; '' when it is not there or cannot be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError):
        return ""


def parts(message):
    """(text, html, attachments) of a mail, whatever its shape."""
    text = html = None
    files = []
    for part in message.walk():
        if part.is_multipart():
            continue
        kind, inline = part.get_content_type(), part.get_content_disposition() != "attachment"
        if inline and kind == "text/plain" and text is None:
            text = words(part)
        elif inline and kind == "text/html" and html is None:
            html = words(part)
        else:
            files.append({"name": part.get_filename() or kind.replace("/", "."), "type": kind,
                          "content": part.get_payload(decode=True) or b""})
    return text, html, files


def words(part):
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
