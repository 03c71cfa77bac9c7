# SPDX-License-Identifier: Apache-2.0
"""What travels: form bodies with nested keys, identifiers, error objects, lists."""

import base64
import json
import os
import re
from urllib.parse import parse_qsl

DOCS = "https://stripe.com/docs/error-codes/"
_URLSAFE = bytes.maketrans(b"+/", b"Qz")
_PART = re.compile(r"\[([^\[\]]*)\]")


class Refused(Exception):
    """A request that changes nothing; the answer is an error object."""

    def __init__(self, status, message, code=None, param=None, kind="invalid_request_error", **more):
        super().__init__(message)
        self.status = status
        self.error = {"message": message, "type": kind, **more}
        if code:
            self.error.update(code=code, doc_url=DOCS + code.replace("_", "-"))
        if param:
            self.error["param"] = param


def new_id(prefix):
    """A random identifier: the prefix and 24 letters or digits."""
    return prefix + base64.b64encode(os.urandom(18)).translate(_URLSAFE).decode()


def dumps(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def parse_form(text):
    """'a=1&card[number]=2&expand[]=x' as nested dicts; list members are keyed by position."""
    found = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        put(found, name, value)
    return found


def put(found, name, value):
    head, bracket, _ = name.partition("[")
    if not bracket:
        found[name] = value
        return
    at, parts = found, [head, *_PART.findall(name[len(head):])]
    for part in parts[:-1]:
        at = at.setdefault(part, {})
        if not isinstance(at, dict):
            raise Refused(400, f"Invalid {head}: it is both a value and an object", param=head)
    at[parts[-1] or str(len(at))] = value


def only(params, known):
    for name in params:
        if name not in known:
            raise Refused(400, f"Received unknown parameter: {name}", "parameter_unknown", name)


def need(params, name):
    value = params.get(name)
    if value is None or value == "":
        raise Refused(400, f"Missing required param: {name}.", "parameter_missing", name)
    return value


def whole(params, name, default=None):
    value = params.get(name, default)
    if value is default:
        return default
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}", value):
        raise Refused(400, f"Invalid integer: {value}", "parameter_invalid_integer", name)
    return int(value)


def yes(params, name):
    value = params.get(name, "false")
    if value not in ("true", "false"):
        raise Refused(400, f"Invalid boolean: {value}", param=name)
    return value == "true"


def metadata(params, old=None):
    """The metadata of a request laid over what was there; an empty value removes its key."""
    given = params.get("metadata", {})
    if given == "":
        return {}
    if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
        raise Refused(400, "Invalid object", param="metadata")
    if len(given) > 50 or any(len(k) > 40 or len(v) > 500 for k, v in given.items()):
        raise Refused(400, "Metadata has at most 50 keys of 40 and values of 500 characters",
                      param="metadata")
    return {k: v for k, v in {**(old or {}), **given}.items() if v != ""}


def members(value):
    """A list parameter, however the client wrote it: expand[]=x, expand[0]=x or expand=x."""
    return list(value.values()) if isinstance(value, dict) else [value] if value else []


def a_list(url, rows, limit):
    return {"object": "list", "data": rows[:limit], "has_more": len(rows) > limit, "url": url}


def page_of(call, table, where="1", binds=()):
    """One page of a table's rows, newest first, by limit, starting_after and ending_before."""
    limit = whole(call.params, "limit", 10)
    if not 1 <= limit <= 100:
        raise Refused(400, "This value must be between 1 and 100.", param="limit")
    order, binds = "DESC", list(binds)
    for name, sign in (("starting_after", "<"), ("ending_before", ">")):
        if name in call.params:
            row = call.psp.ledger.one(f"SELECT seq FROM {table} WHERE id = ?", call.params[name])
            if row is None:
                raise missing(table[:-1], call.params[name], name)
            where += f" AND seq {sign} ?"
            binds.append(row["seq"])
            order = "DESC" if sign == "<" else "ASC"
    rows = call.psp.ledger.all(
        f"SELECT * FROM {table} WHERE {where} ORDER BY seq {order} LIMIT ?", *binds, limit + 1)
    if order == "ASC":
        rows = rows[:limit][::-1] + rows[limit:]
    return rows, limit


def missing(kind, key, param="id"):
    kind = {"intent": "payment_intent", "method": "PaymentMethod"}.get(kind, kind)
    return Refused(404, f"No such {kind}: '{key}'", "resource_missing", param)


def bearer(value):
    kind, _, rest = value.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() == "basic":
        try:
            return base64.b64decode(rest).decode().partition(":")[0]
        except ValueError:
            return ""
    return ""


def from_json(text):
    try:
        value = json.loads(text)
    except ValueError:
        raise Refused(400, "The body is not JSON.") from None
    if not isinstance(value, dict):
        raise Refused(400, "The body is not a JSON object.")
    return value
