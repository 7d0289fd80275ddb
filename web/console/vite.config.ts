import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const widget = fileURLToPath(new URL("../../widget/src", import.meta.url));
const platform = process.env.CHAT_URL ?? "http://localhost:5080";

// `npm run dev` serves the console with hot reload and sends everything else to a running platform.
export default defineConfig({
  base: "/console/",
  plugins: [react()],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // How a conversation is told and a reply marked up is known once, by the widget.
      "@widget": widget,
    },
  },
  server: {
    fs: { allow: [".", widget] },
    proxy: {
      "/api": platform,
      "/embed": platform,
      "/widget": platform,
      "/hubs": { target: platform, ws: true },
    },
  },
  build: {
    target: "es2022",
    outDir: "../wwwroot/console",
    emptyOutDir: true,
    // Tells the size check which files the first view needs.
    manifest: true,
    // The content security policy allows no data: scripts or fonts, and a small file of its own is cached.
    assetsInlineLimit: 0,
  },
  test: { environment: "happy-dom", include: ["test/**/*.test.{ts,tsx}"] },
});
