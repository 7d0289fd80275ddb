// Prints what the console downloads before the first thing is seen, gzip-compressed: by somebody who signs in, and by
// somebody who is signed in already and comes to the list of tenants or to a tenant's overview. Fails when one of them
// has outgrown the budget. Other pages come when they are opened.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const limit = 250_000;
const folder = new URL("../../wwwroot/console/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", folder), "utf8"));
const shell = "src/shell/Shell.tsx";
const views = {
  "sign-in": ["index.html", "src/pages/signing-in/SignIn.tsx"],
  tenants: ["index.html", shell, "src/pages/platform/Tenants.tsx"],
  overview: ["index.html", shell, "src/pages/overview/Overview.tsx"],
};

/** The files of a chunk and of all that it imports at once. */
function collect(name, files = new Set(["index.html"])) {
  const chunk = manifest[name];
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach((imported) => collect(imported, files));
  return files;
}

const sizes = new Map();
const sizeOf = (file) => sizes.get(file) ?? sizes.set(file, gzipSync(readFileSync(new URL(file, folder))).length).get(file);

for (const [view, entries] of Object.entries(views)) {
  const files = new Set(entries.flatMap((entry) => [...collect(entry)]));
  const total = [...files].reduce((sum, file) => sum + sizeOf(file), 0);
  console.log(`console, ${view}: ${total} of ${limit} bytes (gzip) in ${files.size} files`);
  if (total > limit) {
    console.error(`The first view of ${view} is ${total - limit} bytes over its budget.`);
    [...files].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 8).forEach((file) => console.error(`  ${sizeOf(file)}  ${file}`));
    process.exitCode = 1;
  }
}
