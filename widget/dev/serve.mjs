// @ts-check
// npm run dev: builds on every change, and serves a customer's page beside a platform in memory.
import { spawn } from "node:child_process";
import { startHost } from "./host.mjs";
import { startPlatform } from "./platform.mjs";

for (const part of ["panel", "loader"]) {
  spawn("npx", ["vite", "build", "--watch", "--config", `vite.${part}.config.ts`], { stdio: "inherit" });
}
const host = "http://localhost:5090";
const platform = await startPlatform({ port: 5089, origins: [host] });
await startHost({ port: 5090, platform: platform.origin });
console.log(`\nOpen ${host}\n`);
