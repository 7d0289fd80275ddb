// @ts-check
// npm run shots -- FOLDER: pictures of the widget as visitors see it.
import { mkdirSync } from "node:fs";
import { launch } from "./chromium.mjs";
import { startHost } from "./host.mjs";
import { startPlatform } from "./platform.mjs";

const folder = process.argv[2] ?? "dev/shots";
mkdirSync(folder, { recursive: true });
const host = await startHost({ port: 5092, platform: "http://localhost:5091" });
const platform = await startPlatform({ port: 5091, origins: [host.origin] });
const browser = await launch();

const SCENES = [
  { name: "desktop-light", width: 1280, height: 860, scheme: /** @type {const} */ ("light"), config: {} },
  {
    name: "desktop-dark",
    width: 1280,
    height: 860,
    scheme: /** @type {const} */ ("dark"),
    config: { theme: { accent: "#e8590c", position: "bottom-left", scheme: "auto" }, locale: "de" },
  },
  {
    name: "phone-light",
    width: 390,
    height: 844,
    scheme: /** @type {const} */ ("light"),
    config: { theme: { accent: "#0f766e", position: "bottom-right", scheme: "auto" } },
  },
  { name: "phone-dark", width: 390, height: 844, scheme: /** @type {const} */ ("dark"), config: {} },
  {
    name: "arabic",
    width: 900,
    height: 700,
    scheme: /** @type {const} */ ("light"),
    config: {
      title: "قهوة فيرويند",
      greeting: "مرحبا! ماذا تود أن تعرف عن المطاحن والقهوة؟",
      suggestions: ["كم يستغرق التوصيل؟", "ما هي المطاحن؟"],
      locale: "ar",
      theme: { accent: "#ffd43b", position: "bottom-left", scheme: "auto" },
    },
  },
];

for (const { name, width, height, scheme, config } of SCENES) {
  Object.assign(platform.state.config, config);
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch: width < 500,
    isMobile: width < 500,
  });
  page.on("console", (message) => message.type() !== "log" && console.log(name, message.text()));
  page.on("pageerror", (problem) => console.log(name, problem.message));
  /** @param {string} step */
  const shoot = (step) => page.screenshot({ path: `${folder}/${name}-${step}.png` });
  await page.goto(host.origin);
  const chat = page.frameLocator("[data-testid=chat-frame]");
  const input = chat.getByTestId("chat-input");
  const done = (/** @type {number} */ count) =>
    chat
      .locator("[data-role=bot]:not([data-status=streaming])")
      .nth(count - 1)
      .waitFor();
  await page.getByTestId("chat-launcher").waitFor();
  await shoot("0-button");
  await page.getByTestId("chat-launcher").click();
  await chat.getByTestId("chat-suggestion").first().waitFor();
  await page.waitForTimeout(400);
  await shoot("1-open");
  await input.fill("How long does delivery take, and can I return things?");
  await input.press("Enter");
  await page.waitForTimeout(300);
  await shoot("2-thinking");
  await page.waitForTimeout(900);
  await shoot("3-streaming");
  await done(1);
  await page.waitForTimeout(300);
  await shoot("4-reply");
  await chat.locator("a.cite").first().hover();
  await page.waitForTimeout(100);
  await shoot("5-source");
  await input.fill("Compare the models");
  await input.press("Enter");
  await done(2);
  await page.waitForTimeout(400);
  await shoot("6-table");
  await input.fill("Show me the API code");
  await input.press("Enter");
  await done(3);
  await input.fill("What is the meaning of life?");
  await input.press("Enter");
  await done(4);
  await page.waitForTimeout(400);
  await shoot("7-unanswered");
  await input.fill("refuse me please");
  await input.press("Enter");
  await chat.getByTestId("chat-retry").waitFor();
  await input.fill("A first line\nand a second one\nand a third");
  await page.waitForTimeout(300);
  await shoot("8-failed");
  await page.close();
}
await browser.close();
await Promise.all([platform.stop(), host.stop()]);
