import { defineConfig } from "vite";

// One classic script: the customer's tag needs no type="module", and document.currentScript works.
export default defineConfig({
  build: {
    target: "es2022",
    cssTarget: "safari16",
    outDir: "../web/wwwroot/widget",
    emptyOutDir: false,
    lib: {
      entry: "src/loader/main.ts",
      name: "ChatPlatformLoader",
      formats: ["iife"],
      fileName: () => "widget.js",
    },
  },
});
