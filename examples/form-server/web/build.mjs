// Bundles the page: npm ci && npm run build.

import esbuild from "esbuild-wasm";

await esbuild.build({
  entryPoints: ["src/main.jsx"],
  outfile: "dist/app.js",
  bundle: true,
  // What @rjsf/core imports without depending on it, for its own tests.
  alias: { "@rjsf/validator-ajv8": "./src/validator.js" },
  minify: true,
  format: "iife",
  target: "es2022",
  jsx: "automatic",
  charset: "utf8",
  legalComments: "eof",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
await esbuild.stop();
