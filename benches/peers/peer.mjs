// npm docx writes the lines it is given to "npm docx.docx"; prints name, milliseconds a document and bytes.

import { readFileSync, writeFileSync } from "node:fs";
import { AlignmentType, Document, LineRuleType, Packer, Paragraph } from "docx";

const lines = JSON.parse(readFileSync(process.argv[2], "utf8"));
const looks = { Title: ["方正小标宋简体", 44], Heading1: ["黑体", 32], Heading2: ["楷体_GB2312", 32] };
const paragraphStyles = [...new Set(lines.map(([look]) => look))].map((look) => {
  const [eastAsia, size] = looks[look] ?? ["仿宋_GB2312", 32];
  return {
    id: look,
    name: look,
    run: { font: { ascii: "Times New Roman", eastAsia }, size },
    paragraph: {
      alignment: look === "Title" ? AlignmentType.CENTER : AlignmentType.BOTH,
      indent: { firstLine: look === "Title" ? 0 : 640 },
      spacing: { line: 579, lineRule: LineRuleType.EXACT },
    },
  };
});

const write = () =>
  Packer.toBuffer(
    new Document({
      styles: { paragraphStyles },
      sections: [
        {
          properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2098, right: 1474, bottom: 1984, left: 1587 } } },
          children: lines.map(([style, text]) => new Paragraph({ style, text })),
        },
      ],
    }),
  );

let docx;
for (let n = 0; n < 50; n++) docx = await write();
writeFileSync("npm docx.docx", docx);
let best = Infinity;
for (let round = 0; round < 3; round++) {
  const start = performance.now();
  for (let n = 0; n < 100; n++) await write();
  best = Math.min(best, (performance.now() - start) / 100);
}
console.log(`npm docx\t${best.toFixed(4)}\t${docx.length}`);
