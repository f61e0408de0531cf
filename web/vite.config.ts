import { defineConfig } from "vitest/config";

// What is built is committed and embedded in the program: no source maps, and nothing inlined into the
// document, because the server's Content-Security-Policy runs nothing that is not a file of its own.
export default defineConfig({
  base: "/",
  build: {
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licenses.txt" },
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  server: { proxy: { "/api": process.env.DRAGOMAN_URL ?? "http://127.0.0.1:7373" } },
  test: { include: ["tests/unit/**/*.test.{ts,tsx}"], environment: "node" },
});
