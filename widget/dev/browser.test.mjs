// @ts-check
// npm run browser: the built widget in Chromium, on a page of another origin, against the platform in memory.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { launch } from "./chromium.mjs";
import { startHost } from "./host.mjs";
import { startPlatform } from "./platform.mjs";

/** @typedef {import("playwright-core").Page} Page */

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PLATFORM = 5181;
const HOST = 5182;
const STRANGER = 5183;
const LENIENT = 5184;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startPlatform>>} */
let platform;
/** @type {Awaited<ReturnType<typeof startHost>>[]} */
let hosts;
/** @type {Page} */
let page;
/** @type {string[]} */
let complaints;

before(async () => {
  browser = await launch();
  const address = `http://localhost:${PLATFORM}`;
  hosts = [
    await startHost({ port: HOST, platform: address }),
    await startHost({ port: STRANGER, platform: address }),
    await startHost({ port: LENIENT, platform: address, strict: false }),
  ];
});
after(async () => {
  await browser.close();
  for (const host of hosts) await host.stop();
});
beforeEach(async () => {
  platform = await startPlatform({ port: PLATFORM, origins: [HOST, LENIENT].map((port) => `http://localhost:${port}`) });
  page = await newPage();
});
afterEach(async () => {
  await page.context().close();
  await platform.stop();
});

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function newPage(options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(8_000);
  const created = await context.newPage();
  complaints = [];
  created.on("console", (message) => ["warning", "error"].includes(message.type()) && complaints.push(message.text()));
  created.on("pageerror", (problem) => complaints.push(problem.message));
  return created;
}

const visit = (port = HOST) => page.goto(`http://localhost:${port}`);
const launcher = () => page.getByTestId("chat-launcher");
const chat = () => page.frameLocator("[data-testid=chat-frame]");
const bot = () => chat().locator("[data-testid=chat-message][data-role=bot]");
const session = () => [...platform.sessions.values()].find(({ messages }) => messages.length > 0);
const stored = () => page.evaluate(() => Object.keys(localStorage).length);

async function open() {
  await launcher().click();
  await chat().getByTestId("chat-input").waitFor();
}

const closed = () => page.locator("[data-testid=chat-launcher][aria-expanded=false]").waitFor();

/** @param {() => boolean | undefined} condition */
async function until(condition) {
  while (!condition()) await page.waitForTimeout(10);
}

/** @param {string} text */
async function ask(text) {
  await chat().getByTestId("chat-input").fill(text);
  await chat().getByTestId("chat-input").press("Enter");
}

/** @param {number} [count] */
const replied = (count = 1) =>
  chat()
    .locator("[data-role=bot]:not([data-status=streaming])")
    .nth(count - 1)
    .waitFor();

describe("on the page", () => {
  test("there is a button and nothing else until the visitor wants it, under a strict Content-Security-Policy", async () => {
    await visit();
    await launcher().waitFor();
    assert.equal(await page.locator("iframe").count(), 0);
    assert.equal(await stored(), 0);
    await open();
    assert.equal(await stored(), 1);
    assert.deepEqual(complaints, []);
  });

  test("an origin that is not registered gets no button, and its owner one line that says what to add where", async () => {
    await visit(STRANGER);
    await page.waitForFunction(() => "ChatPlatform" in window);
    await until(() => complaints.some((text) => text.startsWith("[ChatPlatform]")));
    assert.equal(await launcher().count(), 0);
    const line = complaints.find((text) => text.startsWith("[ChatPlatform]")) ?? "";
    assert.match(line, /http:\/\/localhost:5183 is an origin of tenant "demo"/);
  });

  test("the closed panel covers nothing and cannot be reached by keyboard", async () => {
    await visit();
    await open();
    const box = await page.getByTestId("chat-frame").boundingBox();
    assert.ok(box);
    await chat().getByTestId("chat-close").click();
    await closed();
    const covered = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.tagName,
      [box.x + 50, box.y + 50],
    );
    assert.notEqual(covered, "CHAT-PLATFORM");
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press("Tab");
      assert.equal(
        await page.evaluate(
          () => document.querySelector("chat-platform")?.shadowRoot?.activeElement?.tagName === "IFRAME",
        ),
        false,
      );
    }
  });

  test("Escape closes it and the focus is on the button again", async () => {
    await visit();
    await open();
    assert.equal(await chat().locator("textarea:focus").count(), 1);
    await page.keyboard.press("Escape");
    await closed();
    assert.equal(
      await page.evaluate(() => document.querySelector("chat-platform")?.shadowRoot?.activeElement?.className),
      "launcher",
    );
  });

  test("it survives a body that is replaced, open or closed, and a tag that runs twice", async () => {
    const replaceBody = () =>
      page.evaluate(() => void document.documentElement.replaceChild(document.createElement("body"), document.body));
    await visit(LENIENT);
    await launcher().waitFor();
    await replaceBody();
    await launcher().waitFor();
    await page.addScriptTag({ url: `http://localhost:${PLATFORM}/widget.js` });
    assert.equal(await page.locator("chat-platform").count(), 1);
    await open();
    await ask("How long does delivery take?");
    await replied();
    await replaceBody();
    await replied();
    assert.equal(await chat().getByTestId("chat-citation").count(), 2);
  });

  test("its interface takes calls before and after it has loaded", async () => {
    await page.addInitScript(() => {
      Object.assign(window, {
        ChatPlatform: {
          q: [
            ["on", "open", () => Object.assign(window, { opened: true })],
            ["send", "Compare the models"],
          ],
        },
      });
    });
    await visit();
    await replied();
    assert.equal(await page.evaluate("window.opened"), true);
    await page.evaluate("ChatPlatform.close()");
    assert.equal(await launcher().getAttribute("aria-expanded"), "false");
    await page.evaluate("ChatPlatform.destroy()");
    assert.equal(await page.locator("chat-platform").count(), 0);
    assert.equal(await page.evaluate("window.ChatPlatform"), undefined);
  });

  test("storage that throws costs the memory of the conversation and nothing else", async () => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await visit();
    await open();
    await ask("How long does delivery take?");
    await replied();
    assert.deepEqual(complaints, []);
  });

  test("on a phone it fills the screen", async () => {
    page = await newPage({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true, reducedMotion: "reduce" });
    await visit();
    await launcher().tap();
    await chat().getByTestId("chat-input").waitFor();
    assert.deepEqual(await page.getByTestId("chat-frame").boundingBox(), { x: 0, y: 0, width: 390, height: 800 });
    await chat().getByTestId("chat-close").tap();
    await launcher().waitFor();
  });
});

describe("a conversation", () => {
  beforeEach(async () => {
    await visit();
    await open();
  });

  test("streams a reply, cites, and says it once to a screen reader", async () => {
    await ask("How long does delivery take?");
    await chat().getByTestId("chat-stop").waitFor();
    await replied();
    assert.equal(await chat().getByTestId("chat-citation").count(), 2);
    const mark = chat().locator("a.cite").first();
    assert.equal(await mark.getAttribute("target"), "_blank");
    assert.equal(await mark.getAttribute("rel"), "noopener noreferrer");
    await mark.focus();
    await chat().getByRole("tooltip").waitFor();
    assert.match((await chat().getByTestId("chat-announcer").textContent()) ?? "", /^Orders placed before 14:00/);
    assert.equal(await chat().getByTestId("chat-stop").isVisible(), false);
    assert.deepEqual(complaints, []);
  });

  test("begins with a suggestion", async () => {
    await chat().getByTestId("chat-suggestion").first().click();
    await replied();
    assert.equal(await chat().getByTestId("chat-suggestion").first().isVisible(), false);
  });

  test("stops where the visitor says so and keeps what was written", async () => {
    await ask("Show me the long manual");
    await bot().waitFor();
    await chat().getByTestId("chat-stop").click();
    await chat().locator("[data-status=stopped]").waitFor();
    assert.ok(session()?.messages[1]?.text);
  });

  test("goes on after a reload in mid-reply, to the same end", async () => {
    await ask("Show me the long manual");
    await bot().waitFor();
    await page.reload();
    await open();
    await replied();
    assert.equal(await bot().count(), 1);
    assert.equal(await bot().locator("ol > li").count(), 12);
  });

  test("goes on after broken connections in mid-reply, with each word once", async () => {
    await ask("Show me the long manual");
    await bot().waitFor();
    for (const length of [50, 300, 600]) {
      await until(() => platform.connections() === 1 && (session()?.messages[1]?.text.length ?? 0) > length);
      platform.drop();
    }
    await replied();
    const shown = (await bot().locator(".text").innerText()).replace(/[^A-Za-z]/g, "");
    assert.equal(shown, session()?.messages[1]?.text.replace(/[^A-Za-z]/g, ""));
  });

  test("says when it is cut off, keeps what was written meanwhile, and sends it once", async () => {
    await ask("How long does delivery take?");
    await replied();
    await platform.stop();
    await chat().locator("[data-state=reconnecting]").waitFor();
    await ask("Compare the models");
    await chat().locator("[data-status=pending]").waitFor();
    await platform.start();
    await replied(2);
    await chat().locator("[data-testid=chat-status][data-state=bot]").waitFor();
    assert.equal(session()?.messages.filter(({ text }) => text === "Compare the models").length, 1);
  });

  test("gets a new token when the old one is rejected", async () => {
    await ask("How long does delivery take?");
    await replied();
    platform.tokens.clear();
    platform.drop();
    await ask("Compare the models");
    await replied(2);
    assert.equal(platform.state.bootstraps, 2);
  });

  test("shows why a message was refused, and sends it again when asked", async () => {
    await ask("please refuse this");
    await chat().getByText("Too many messages. Please wait 20 seconds.").waitFor();
    await chat().getByTestId("chat-retry").click();
    await chat().getByTestId("chat-retry").waitFor();
    assert.equal(await chat().locator("[data-role=visitor]").count(), 1);
  });

  test("is honest about not knowing, and hands over to a person", async () => {
    await ask("What is the meaning of life?");
    await replied();
    assert.equal(await bot().getAttribute("data-status"), "unanswered");
    await chat().getByTestId("chat-ask-person").click();
    await chat().locator("[data-testid=chat-status][data-state=waiting]").waitFor();
    await chat().locator("[data-role=agent]").waitFor();
    await chat().locator("[data-testid=chat-status][data-state=agent]").waitFor();
  });

  test("marks the button when a reply comes while it is closed", async () => {
    await ask("How long does delivery take?");
    await bot().waitFor();
    await chat().getByTestId("chat-close").click();
    await page.getByRole("button", { name: "Fairwind Coffee (1)" }).waitFor();
    await open();
    await page.getByRole("button", { name: "Fairwind Coffee", exact: true }).waitFor();
  });

  test("takes a rating and a word about it", async () => {
    await ask("How long does delivery take?");
    await replied();
    await chat().getByTestId("chat-rate-down").click();
    assert.equal(await chat().getByTestId("chat-rate-down").getAttribute("aria-pressed"), "true");
    assert.equal(session()?.messages[1]?.rating, "down");
  });

  test("stays where the visitor reads, and offers the way to the end", async () => {
    await ask("Show me the long manual");
    await replied();
    await chat()
      .getByRole("region")
      .evaluate((area) => area.scrollTo(0, 0));
    await chat().locator(".scroller:not(.scrolled)").waitFor();
    session()?.add("agent", "complete", "One more thing.", { author: "Anna" });
    await chat().getByRole("button", { name: "New messages" }).click();
    await chat().getByRole("region").getByText("One more thing.").waitFor();
    assert.ok(
      await chat()
        .getByRole("region")
        .evaluate((area) => area.scrollHeight - area.scrollTop - area.clientHeight < 5),
    );
  });

  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    test(`has no fault that axe finds, ${scheme}`, async () => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await ask("How long does delivery take?");
      await replied();
      await ask("Compare the models");
      await replied(2);
      await ask("Show me the API code");
      await replied(3);
      await ask("What is the meaning of life?");
      await replied(4);
      await ask("refuse");
      await chat().getByTestId("chat-retry").waitFor();
      const frame = page.frames()[1];
      assert.ok(frame);
      await frame.evaluate(AXE);
      const { violations } = await frame.evaluate("axe.run()");
      assert.deepEqual(
        violations.map((/** @type {any} */ fault) => [
          fault.id,
          fault.nodes.map((/** @type {any} */ node) => node.html),
        ]),
        [],
      );
    });
  }
});
