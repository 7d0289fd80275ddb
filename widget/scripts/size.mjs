// Prints what a visitor downloads, brotli-compressed, and fails when it has outgrown its budget.
import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const folder = new URL("../../web/wwwroot/widget/", import.meta.url);
const assets = readdirSync(new URL("assets/", folder)).map((name) => `assets/${name}`);
const budgets = [
  { name: "loader", limit: 3_000, files: ["widget.js"] },
  { name: "panel", limit: 40_000, files: ["panel.html", ...assets] },
];

for (const { name, limit, files } of budgets) {
  const sizes = files.map((file) => brotliCompressSync(readFileSync(new URL(file, folder))).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${name}: ${total} of ${limit} bytes (brotli)`);
  files.forEach((file, at) => console.log(`  ${sizes[at]}  ${file}`));
  if (total > limit) {
    console.error(`The ${name} is ${total - limit} bytes over its budget.`);
    process.exitCode = 1;
  }
}
