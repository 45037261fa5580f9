// Numbers at the heads of lines, which the layout writes itself: 一、 （一） 1. （1） 一是. What was typed or pasted with them can become
// points.

const NUMERALS = "[一二三四五六七八九十]+";
const MARK = new RegExp(`^(?:${NUMERALS}、|[（(](?:${NUMERALS}|\\d{1,2})[)）]、?|\\d{1,2}[.．、](?!\\d)|(?:${NUMERALS})是|第${NUMERALS}，|[①-⑳])\\s*`);
const IN_A_ROW = /(?=[二三四五六七八九十]是)/;

// 一是… 二是… in one paragraph are lines of their own.
const linesOf = (text) => text.split("\n").flatMap((line) => (/^一是/.test(line.trim()) ? line.trim().split(IN_A_ROW) : [line.trim()])).filter((line) => line !== "");

// The numbers at the heads of lines.
export const marks = (text) => linesOf(text).flatMap((line) => line.match(MARK)?.[0].trim() ?? []);

export const withoutMarks = (text) => text.split("\n").map((line) => line.trim().replace(MARK, "")).join("\n");

// A line as a point: its first sentence, where more follows it, is what it is about.
const point = (line) => {
  const [, topic, text] = line.match(/^([^。：；]{1,60}[。：])(.+)$/s) ?? [];
  return topic ? { topic: topic.replace(/[。：]$/, ""), text } : { topic: line.replace(/。$/, "") };
};

// { lead, points }: the lines with a number, each with those behind it that have none, and what stands before the first.
export const asPoints = (text) => {
  const lead = [];
  const points = [];
  for (const line of linesOf(text)) {
    const mark = line.match(MARK);
    if (mark) points.push([line.slice(mark[0].length)]);
    else (points.at(-1) ?? lead).push(line);
  }
  return { lead: lead.join("\n"), points: points.map((lines) => point(lines.join("\n"))) };
};
