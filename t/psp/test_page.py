# SPDX-License-Identifier: Apache-2.0
"""The card page in a real browser, by keyboard, from inside a page that embeds it."""

import asyncio
import http.server
import threading

import browser
import pytest
import rig

pytestmark = pytest.mark.skipif(not browser.CHROMIUM, reason="chromium is not installed")

SITE = """<!doctype html><title>Site</title><body><iframe id="card" title="Card" width="600"
height="420" src="http://127.0.0.1:{port}/card?origin={origin}&theme={theme}"></iframe>
<script>
const card = document.getElementById('card');
const got = [];
const say = (m) => card.contentWindow.postMessage(m, 'http://127.0.0.1:{port}');
addEventListener('message', (e) => got.push({{...e.data, from: e.origin}}));
const last = (type) => got.findLast((m) => m.type === type);
</script>"""


class Site(http.server.ThreadingHTTPServer):
    """Pages that embed the card page: by the origin the server has, or with another one in the URL."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.psp_port, self.claimed = None, None
        self.origin = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        theme = "dark" if "dark" in self.path else "light"
        body = SITE.format(port=self.server.psp_port, theme=theme,
                           origin=self.server.claimed or self.server.origin).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    s = Site()
    s.psp = rig.Pspd(tmp_path, "--embed-origin", s.origin, "--embed-origin", "http://other.example")
    s.psp_port = s.psp.port
    yield s
    s.psp.end()
    s.shutdown()


def in_browser(steps):
    async def run():
        async with browser.Browser() as b:
            await steps(b)
    asyncio.run(run())


async def fill(page, number, expiry="1229", cvc="123", name="Ada Lovelace", postal="95192"):
    await page.eval("say({type: 'focus'})")
    await asyncio.sleep(0.2)
    for text in (number, expiry, cvc, name, postal):
        await page.press("a", 65, 2)      # select what is there
        await page.type(text)
        await page.tab()


def test_by_keyboard(site):
    async def steps(b):
        page = await b.page(site.origin)
        assert (await page.until("last('ready')"))["from"] == f"http://127.0.0.1:{site.psp_port}"
        assert 200 < (await page.until("last('height')"))["px"] < 600
        await page.eval("say({type: 'submit'})")
        assert (await page.until("last('invalid')"))["message"] == "Enter the card number."
        await fill(page, "4242424242424241")
        await page.eval("got.length = 0; say({type: 'submit'})")
        assert "Check the digits" in (await page.until("last('invalid')"))["message"]
        await fill(page, "4242424242424242")
        await page.tab(back=True)
        await page.press("Enter", 13)
        await page.until("last('enter')")
        await page.eval("say({type: 'submit'})")
        pm = await page.until("last('payment_method')")
        assert pm["id"].startswith("pm_") and set(pm) == {
            "type", "id", "brand", "last4", "exp_month", "exp_year", "from"}
        assert (pm["brand"], pm["last4"], pm["exp_month"], pm["exp_year"]) == ("visa", "4242", 12, 2029)
        assert site.psp.pay(pm["id"])[2]["status"] == "succeeded"
        kept = site.psp.ok("GET", "/v1/payment_methods/" + pm["id"])
        assert kept["billing_details"]["name"] == "Ada Lovelace"
        assert kept["billing_details"]["address"]["postal_code"] == "95192"
        assert page.complaints == []
    in_browser(steps)


def test_the_providers_refusal_is_shown(site):
    async def steps(b):
        page = await b.page(site.origin)
        await page.until("last('ready')")
        await fill(page, "4111111111111111")      # well formed, not a test card
        await page.eval("say({type: 'submit'})")
        assert "test mode" in (await page.until("last('invalid')"))["message"]
        site.psp.faults(down=True)
        await fill(page, "4242424242424242")
        await page.eval("got.length = 0; say({type: 'submit'})")
        assert "cannot be reached" in (await page.until("last('invalid')"))["message"]
        assert await page.eval("!last('payment_method')")
    in_browser(steps)


def test_another_origin_hears_and_commands_nothing(site):
    """The page was told that it serves http://other.example, and a stranger embeds it."""
    async def steps(b):
        site.claimed = "http://other.example"
        page = await b.page(site.origin)
        await asyncio.sleep(0.5)
        await page.eval("say({type: 'submit'})")
        await asyncio.sleep(0.5)
        assert await page.eval("got.length") == 0
        assert await page.inside("document.getElementById('number-error').textContent") == ""
        site.claimed = "http://unknown.example"
        page = await b.page(site.origin)
        await asyncio.sleep(0.3)
        assert await page.eval("got.length") == 0
    in_browser(steps)


def test_three_d_secure_page(site):
    pi = site.psp.pay("pm_card_threeDSecureRequired",
                      return_url=site.origin + "/trips/1")[2]
    url = pi["next_action"]["redirect_to_url"]["url"]

    async def steps(b):
        page = await b.page(url)
        assert await page.eval("document.querySelectorAll('button').length") == 2
        page.loaded.clear()
        await page.tab()
        await page.press("Enter", 13)
        await asyncio.wait_for(page.loaded.wait(), 10)
        where = await page.until("location.pathname === '/trips/1' && location.href")
        assert where.endswith("redirect_status=succeeded")
    in_browser(steps)
    assert site.psp.ok("GET", "/v1/payment_intents/" + pi["id"])["status"] == "succeeded"
