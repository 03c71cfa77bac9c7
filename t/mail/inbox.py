# SPDX-License-Identifier: Apache-2.0
"""The inbox page and its JSON."""

import html
import itertools
import pathlib
import re

from aiohttp import web

import shelf

HERE = pathlib.Path(__file__).parent
PAGE = 100
POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
# links in a mail may open a tab; nothing in it runs, nothing is fetched from elsewhere
MAIL_POLICY = ("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
               "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")

SHELL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">{refresh}
<title>{title}</title><link rel="stylesheet" href="/inbox.css"></head>
<body><header><div class="wrap"><a class="brand" href="/">Inbox</a>
<span class="sub">Mail of the development instance: nothing leaves this machine</span></div></header>
<main class="wrap">{body}</main></body></html>"""


def make(mails, faults):
    app = web.Application(middlewares=[own_pages_only])
    app["mails"], app["faults"] = mails, faults
    app.add_routes([
        web.get("/", show_list), web.get("/inbox.css", css), web.post("/clear", clear_page),
        web.get("/healthz", health),
        web.get("/mail/{id}", show_mail), web.get("/mail/{id}/html", show_html),
        web.get("/mail/{id}/raw", show_raw), web.get("/mail/{id}/file/{n:\\d+}", show_file),
        web.get("/api/mails", api_list), web.delete("/api/mails", api_clear),
        web.get("/api/mails/{id}", api_mail),
        web.get("/api/faults", api_faults), web.post("/api/faults", api_set_faults)])
    return app


@web.middleware
async def own_pages_only(request, handler):
    """Another site's page may neither empty the inbox nor script faults."""
    origin = request.headers.get("Origin")
    if request.method != "GET" and origin is not None:
        if origin.partition("://")[2] != request.headers.get("Host"):
            raise web.HTTPForbidden(text="Only from this page.")
    answer = await handler(request)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "no-referrer")
    return answer


def page(title, body, refresh=""):
    text = SHELL.format(title=html.escape(title), body=body, refresh=refresh)
    return web.Response(text=text, content_type="text/html", headers={
        "Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


def the(request):
    mail = request.app["mails"].index.get(request.match_info["id"])
    if mail is None:
        raise web.HTTPNotFound(text="No such mail.")
    return mail


def when(mail):
    return f'<time datetime="{mail.at}">{mail.at[:10]} {mail.at[11:19]} UTC</time>'


def row(mail):
    return (f'<li><a href="/mail/{mail.id}"><span class="who">{html.escape(", ".join(mail.to))}</span>'
            f'<span class="what">{html.escape(mail.subject) or "(no subject)"}</span>'
            f'<span class="when">{when(mail)}</span></a></li>')


async def show_list(request):
    to, before = request.query.get("to", ""), request.query.get("before", "")
    found = (m for m in request.app["mails"].find(to=to) if not before or m.id < before)
    found = list(itertools.islice(found, PAGE + 1))
    rows = "".join(map(row, found[:PAGE]))
    count = len(request.app["mails"].index)
    body = f"""<div class="top"><h1>{count} mail{"" if count == 1 else "s"}</h1>
<form action="/" class="find"><label for="to">To</label>
<input id="to" name="to" value="{html.escape(to)}"><button>Show</button></form>
<form action="/clear" method="post"><button class="quiet">Empty the inbox</button></form></div>"""
    body += f'<ul class="mails">{rows}</ul>' if rows else \
        '<p class="none">No mail yet. This page looks again every five seconds.</p>'
    if len(found) > PAGE:
        body += f'<p><a href="/?to={html.escape(to)}&amp;before={found[PAGE - 1].id}">Older</a></p>'
    refresh = '<meta http-equiv="refresh" content="5">' if not to and not before else ""
    return page("Inbox", body, refresh)


def linked(text):
    """Escaped text with its addresses as links."""
    out, at = [], 0
    for m in LINK.finditer(text):
        url = html.escape(m[0])
        out += [html.escape(text[at:m.start()]), f'<a href="{url}" rel="noreferrer">{url}</a>']
        at = m.end()
    return "".join(out) + html.escape(text[at:])


async def show_mail(request):
    mail = the(request)
    message = request.app["mails"].message(mail)
    text, rich, files = shelf.parts(message)
    facts = (("From", mail.author), ("To", ", ".join(mail.to)), ("At", mail.at),
             ("Message-ID", mail.message_id))
    body = f'<p><a href="/">All mails</a></p><h1>{html.escape(mail.subject) or "(no subject)"}</h1><dl>'
    body += "".join(f"<div><dt>{k}</dt><dd>{html.escape(v)}</dd></div>" for k, v in facts) + "</dl>"
    if rich is not None:
        body += (f'<section><h2>As HTML</h2><iframe title="The mail as HTML" src="/mail/{mail.id}/html"'
                 ' sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>')
    if text is not None:
        body += f'<section><h2>As text</h2><pre class="text">{linked(text)}</pre></section>'
    if files:
        body += "<section><h2>Files</h2><ul>" + "".join(
            f'<li><a href="/mail/{mail.id}/file/{n}">{html.escape(f["name"])}</a>'
            f' {html.escape(f["type"])}, {len(f["content"])} bytes</li>'
            for n, f in enumerate(files)) + "</ul></section>"
    lines = "\n".join(f"{k}: {v}" for k, v in message.raw_items())
    body += (f'<details><summary>Headers</summary><pre>{html.escape(lines)}</pre></details>'
             f'<p><a href="/mail/{mail.id}/raw">The whole mail as it came</a></p>')
    return page(mail.subject or "Mail", body)


async def show_html(request):
    mail = the(request)
    rich = shelf.parts(request.app["mails"].message(mail))[1]
    if rich is None:
        raise web.HTTPNotFound(text="This mail has no HTML part.")
    return web.Response(text='<base target="_blank">' + rich, content_type="text/html",
                        charset="utf-8", headers={"Content-Security-Policy": MAIL_POLICY})


async def show_raw(request):
    return web.Response(body=request.app["mails"].raw(the(request)), content_type="text/plain")


async def show_file(request):
    files = shelf.parts(request.app["mails"].message(the(request)))[2]
    n = int(request.match_info["n"])
    if n >= len(files):
        raise web.HTTPNotFound(text="No such file.")
    name = re.sub(r"[^\w.-]", "_", files[n]["name"])
    return web.Response(body=files[n]["content"], content_type="application/octet-stream",
                        headers={"Content-Disposition": f'attachment; filename="{name}"'})


async def css(_request):
    return web.Response(text=(HERE / "inbox.css").read_text(), content_type="text/css")


async def health(_request):
    return web.json_response({"status": "ok"})


async def clear_page(request):
    request.app["mails"].clear()
    raise web.HTTPSeeOther("/")


async def api_list(request):
    query = request.query
    narrow = {k: query[k] for k in ("to", "subject", "message_id") if k in query}
    found = list(request.app["mails"].find(**narrow))
    limit = query.get("limit", "1000")
    if not limit.isdigit():
        raise web.HTTPBadRequest(text="limit: a whole number")
    return web.json_response({"count": len(found), "mails": [m.show() for m in found[:int(limit)]]})


async def api_mail(request):
    mail = the(request)
    message = request.app["mails"].message(mail)
    text, rich, files = shelf.parts(message)
    return web.json_response({
        **mail.show(), "headers": [[k, str(v)] for k, v in message.raw_items()],
        "text": text, "html": rich,
        "files": [{"name": f["name"], "type": f["type"], "size": len(f["content"])} for f in files]})


async def api_clear(request):
    return web.json_response({"deleted": request.app["mails"].clear(request.query.get("to"))})


async def api_faults(request):
    return web.json_response(request.app["faults"].show())


async def api_set_faults(request):
    try:
        script = await request.json()
        if not isinstance(script, dict):
            raise ValueError("not a JSON object")
        request.app["faults"].set(script)
    except ValueError as error:
        raise web.HTTPBadRequest(text=str(error)) from None
    return web.json_response(request.app["faults"].show())
