import { defineConfig } from "vite";

// The panel is served at <platform>/embed and its files at <platform>/widget/assets/, so they are named relative to
// the page: a platform that lives below a path of its host works like one at its root.
export default defineConfig({
  experimental: { renderBuiltUrl: (file) => `widget/${file}` },
  build: {
    target: "es2022",
    cssTarget: "safari16",
    outDir: "../web/wwwroot/widget",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: "panel.html" },
  },
});
