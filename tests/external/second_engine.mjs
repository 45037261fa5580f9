// A second engine for the documents, in a browser: docx-preview draws each, and its paragraphs are those of the document, in their
// order and one below the other, in the fonts and sizes that the layout names.
//
// node second_engine.mjs FOLDER: the documents of the samples that documents.py wrote there.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { open } from "./browser.mjs";

const folder = process.argv[2];
const documents = readdirSync(folder).filter((name) => name.endsWith("-final-annexes.docx") || (name.startsWith("layout-") && name.endsWith(".docx")));
assert(documents.length >= 6, `${documents.length} documents`);

// Their files for browsers, which they do not export to Node.
const script = (name) => readFileSync(path.join(import.meta.dirname, "node_modules", name), "utf-8");

const browser = await open();
const page = await browser.newPage();
await page.setContent("<!doctype html><body></body>");
await page.addScriptTag({ content: script("jszip/dist/jszip.min.js") });
await page.addScriptTag({ content: script("docx-preview/dist/docx-preview.min.js") });

// What the document says and what is drawn of it.
const draw = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  document.body.replaceChildren();
  await docx.renderAsync(bytes, document.body, null, { breakPages: true, experimental: true });
  await document.fonts.ready;
  const zip = await JSZip.loadAsync(bytes);
  const xml = new DOMParser().parseFromString(await zip.file("word/document.xml").async("text"), "text/xml");
  const of = (node, name) => [...node.getElementsByTagName(name)];
  const flat = (text) => text.replaceAll(/\s/g, "");
  const said = of(xml, "w:p").map((paragraph) => flat(of(paragraph, "w:t").map((text) => text.textContent).join("")));
  const paragraphs = [...document.querySelectorAll("section article p")];
  const drawn = paragraphs.map((paragraph) => flat(paragraph.textContent));
  // Of what does not stand side by side in a table.
  const alone = paragraphs.filter((paragraph) => paragraph.textContent.trim() && !paragraph.closest("table"));
  const tops = alone.map((paragraph) => paragraph.getBoundingClientRect().top + window.scrollY);
  const look = (text) => {
    const paragraph = paragraphs.find((paragraph) => flat(paragraph.textContent) === text);
    const run = [...paragraph.querySelectorAll("span")].findLast((span) => span.textContent.trim()) ?? paragraph;
    const style = getComputedStyle(run);
    return { size: Math.round(Number.parseFloat(style.fontSize) * 7.5) / 10, font: style.fontFamily, align: getComputedStyle(paragraph).textAlign };
  };
  const heads = [...document.querySelectorAll("table")].map((table) => table.rows[0].cells.length);
  return { said: said.filter(Boolean), drawn: drawn.filter(Boolean), tops, title: look(drawn[0]), heads };
};

for (const name of documents) {
  const drawing = await page.evaluate(draw, readFileSync(path.join(folder, name)).toString("base64"));
  assert.deepEqual(drawing.drawn, drawing.said, name);
  for (const [index, top] of drawing.tops.entries()) {
    assert(index === 0 || top > drawing.tops[index - 1], `${name}: paragraph ${index} stands above the one before it`);
  }
  assert(drawing.heads.includes(7) && drawing.heads.includes(6), `${name}: ${drawing.heads}`);
  if (!name.startsWith("layout-")) {
    assert.equal(drawing.title.size, 22, name);
    assert.equal(drawing.title.align, "center", name);
    assert.match(drawing.title.font, /方正小标宋简体/, name);
  }
}
await browser.close();
console.log(`${documents.length} documents: docx-preview draws every paragraph in its place`);
