# SPDX-License-Identifier: Apache-2.0
"""What people see: the card form inside the site's page, and the bank's 3-D Secure page."""

import html
import pathlib
import re
import string
from urllib.parse import urlencode, urlsplit

from aiohttp import web

import intents
import wire
from call import Call
from wire import Refused

HERE = pathlib.Path(__file__).parent / "card_page"
FONT = (HERE.parent.parent.parent / "www/node_modules/@fontsource-variable/inter/files"
        / "inter-latin-opsz-normal.woff2")
STATIC = {"/card/card.js": "text/javascript", "/card/page.css": "text/css",
          "/card/inter.woff2": "font/woff2"}
DIGITS = {"jpy": 0, "krw": 0}


async def serve(psp, request, path):
    if request.method == "GET" and path == "/healthz":
        return web.json_response({"status": "ok"})
    if request.method == "GET" and path == "/favicon.ico":
        return web.Response(status=204)
    if request.method == "GET" and path in STATIC:
        return static(path)
    if request.method == "GET" and path == "/card":
        return card(psp, request)
    at = re.fullmatch(r"/3ds/(pi_\w+)", path)
    if at and request.method == "GET":
        return ask(psp, request, at[1])
    if at and request.method == "POST":
        return await told(psp, request, at[1])
    raise Refused(404, f"Unrecognized request URL ({request.method}: {path}).")


def static(path):
    file = FONT if path.endswith("woff2") else HERE / path.rpartition("/")[2]
    if not file.exists():
        raise Refused(404, "Not here.")
    body = file.read_bytes()
    if path.endswith(".css") and not FONT.exists():      # the system's font does as well
        body = re.sub(rb"@font-face.*\n", b"", body)
    return web.Response(body=body, content_type=STATIC[path],
                        headers={"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"})


def page(name, policy, status=200, **values):
    """A page of card_page/ with its $names filled in, escaped, under a strict policy."""
    text = string.Template((HERE / name).read_text()).substitute(
        {key: html.escape(value) for key, value in values.items()})
    policy = {"default-src": "'none'", "base-uri": "'none'", "style-src": "'self'",
              "font-src": "'self'", "form-action": "'none'", "frame-ancestors": "'none'", **policy}
    return web.Response(status=status, text=text, content_type="text/html", headers={
        "Content-Security-Policy": "; ".join(f"{k} {v}" for k, v in policy.items()),
        "Cache-Control": "no-store", "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff", "Permissions-Policy": "camera=(), microphone=()"})


def theme_of(query):
    return query.get("theme") if query.get("theme") in ("light", "dark") else "auto"


def card(psp, request):
    """GET /card?origin=…: the form that the site embeds; it talks to that origin alone."""
    query = request.rel_url.query
    origin = query.get("origin", "")
    if origin not in psp.embed_origins:
        raise Refused(400, f"This page may not be embedded by '{origin}'.", param="origin")
    return page("card.html", {
        "script-src": "'self'", "connect-src": "'self'",
        "frame-ancestors": " ".join(psp.embed_origins)},
        origin=origin, key=psp.public_key, theme=theme_of(query))


def intent_of(psp, key, secret):
    call = Call(psp, {}, key)
    row = intents.find(call, key)
    if secret != row["secret"]:
        raise wire.missing("intent", key)
    return call, row


def amount_of(row):
    digits = DIGITS.get(row["currency"], 2)
    return f"{row['amount'] / 10**digits:,.{digits}f} {row['currency'].upper()}"


def way_back(row):
    """The caller's return_url with the outcome added, as Stripe adds it."""
    passed = row["status"] == "succeeded"
    more = urlencode({"payment_intent": row["id"], "payment_intent_client_secret": row["secret"],
                      "redirect_status": "succeeded" if passed else "failed"})
    return row["return_url"] + ("&" if "?" in row["return_url"] else "?") + more


def ask(psp, request, key):
    query = request.rel_url.query
    _call, row = intent_of(psp, key, query.get("client_secret"))
    theme = theme_of(query)
    if row["status"] != "requires_action":
        return page("done.html", {}, theme=theme, amount=amount_of(row),
                    back=way_back(row) if row["return_url"] else "#",
                    outcome="The payment went through." if row["status"] == "succeeded"
                    else "Nothing is left to approve, and nothing was charged.")
    method = psp.ledger.one("SELECT * FROM methods WHERE id = ?", row["method"])
    back = urlsplit(row["return_url"] or psp.public_url)
    return page("secure.html", {"form-action": f"'self' {back.scheme}://{back.netloc}"},
                theme=theme, amount=amount_of(row), key=key, secret=row["secret"],
                description=row["description"] or "Your order",
                card=f"{method['brand'].capitalize()} ending in {method['last4']}")


async def told(psp, request, key):
    form = wire.parse_form(await request.text())
    call, row = intent_of(psp, key, form.get("client_secret"))
    if form.get("result") not in ("approve", "fail"):
        raise Refused(400, "Neither approved nor failed.", param="result")
    with psp.ledger.change():
        row = intents.authenticate(call, row, form["result"] == "approve")
    await psp.ledger.settled()
    where = way_back(row) if row["return_url"] else f"/3ds/{key}?client_secret={row['secret']}"
    return web.Response(status=303, headers={"Location": where, "Cache-Control": "no-store"})
