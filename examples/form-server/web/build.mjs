// Bundles the form as a module with its styles: npm ci && npm run build.

import esbuild from "esbuild-wasm";

await esbuild.build({
  entryPoints: [
    { in: "src/index.jsx", out: "annual-report-form" },
    { in: "src/form.css", out: "annual-report-form" },
  ],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  // Nested styles are written out for browsers that know none.
  target: ["es2022", "chrome100"],
  jsx: "automatic",
  charset: "utf8",
  legalComments: "eof",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
await esbuild.stop();
