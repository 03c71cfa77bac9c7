# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium driven over its own protocol: pages, keys, pictures. Nothing but aiohttp."""

import asyncio
import base64
import itertools
import json
import pathlib
import shutil
import subprocess
import tempfile

import aiohttp

CHROMIUM = shutil.which("chromium")


class Browser:
    async def __aenter__(self):
        self.home = tempfile.mkdtemp(prefix="chromium-")
        self.process = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--remote-debugging-port=0", f"--user-data-dir={self.home}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        at = pathlib.Path(self.home, "DevToolsActivePort")
        for _ in range(300):
            if at.exists() and at.read_text().count("\n"):
                break
            await asyncio.sleep(0.1)
        self.port = at.read_text().split()[0]
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_):
        await self.session.close()
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.home, ignore_errors=True)

    async def page(self, url, width=720, height=900):
        target = f"http://127.0.0.1:{self.port}/json/new?about:blank"
        async with self.session.put(target) as reply:
            found = await reply.json(content_type=None)
        page = Page(await self.session.ws_connect(found["webSocketDebuggerUrl"], max_msg_size=0))
        for domain in ("Page", "Runtime", "Log"):
            await page.do(domain + ".enable")
        await page.do("Emulation.setDeviceMetricsOverride", width=width, height=height,
                      deviceScaleFactor=1, mobile=False)
        await page.go(url)
        return page


class Page:
    def __init__(self, socket):
        self.socket, self.ids = socket, itertools.count(1)
        self.waiting, self.complaints, self.loaded = {}, [], asyncio.Event()
        self.reader = asyncio.create_task(self.read())

    async def read(self):
        async for message in self.socket:
            told = json.loads(message.data)
            if "id" in told:
                self.waiting.pop(told["id"]).set_result(told)
            elif told["method"] == "Page.loadEventFired":
                self.loaded.set()
            elif told["method"] == "Log.entryAdded":
                self.complaints.append(told["params"]["entry"]["text"])
            elif told["method"] == "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(told["params"]["exceptionDetails"]))

    async def do(self, method, **params):
        key = next(self.ids)
        self.waiting[key] = answer = asyncio.get_running_loop().create_future()
        await self.socket.send_str(json.dumps({"id": key, "method": method, "params": params}))
        told = await asyncio.wait_for(answer, 20)
        assert "error" not in told, told
        return told["result"]

    async def go(self, url):
        self.loaded.clear()
        await self.do("Page.navigate", url=url)
        await asyncio.wait_for(self.loaded.wait(), 20)

    async def eval(self, script):
        told = await self.do("Runtime.evaluate", expression=script, awaitPromise=True,
                             returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    async def inside(self, script):
        """Evaluates in the first frame of the page, which is on the same host."""
        tree = await self.do("Page.getFrameTree")
        frame = tree["frameTree"]["childFrames"][0]["frame"]["id"]
        world = await self.do("Page.createIsolatedWorld", frameId=frame)
        told = await self.do("Runtime.evaluate", expression=script, returnByValue=True,
                             contextId=world["executionContextId"])
        return told["result"].get("value")

    async def until(self, script, seconds=10):
        """Waits until a script is truthy and returns its value."""
        for _ in range(int(seconds * 20)):
            value = await self.eval(script)
            if value:
                return value
            await asyncio.sleep(0.05)
        raise AssertionError(f"never: {script}")

    async def type(self, text):
        for c in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=c, key=c)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=c)

    async def press(self, key, code=0, modifiers=0):
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            await self.do("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                          windowsVirtualKeyCode=code, modifiers=modifiers, **text)
            text = {}

    async def tab(self, back=False):
        await self.press("Tab", 9, 8 if back else 0)

    async def picture(self, path):
        shot = await self.do("Page.captureScreenshot", format="png")
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))
