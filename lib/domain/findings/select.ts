import type { Plan } from "@/lib/domain/plan";

type Named = Plan["subject"]["findings"][number];

/** Whether the plan names a tool's rule (rules.md 8): tools without regard to case, `*` stands for any characters. */
export function namesFinding(named: readonly Named[]): (tool: string, rule: string) => boolean {
  const matchers = named.map(({ tool, rule }) => ({
    tool: starMatcher(tool.toLowerCase()),
    rule: starMatcher(rule),
  }));
  return (tool, rule) => matchers.some((one) => one.tool(tool.toLowerCase()) && one.rule(rule));
}

/** Linear in the text for each piece: pieces are looked for one behind the other, the last at the end. */
function starMatcher(pattern: string): (text: string) => boolean {
  const pieces = pattern.split("*");
  if (pieces.length === 1) return (text) => text === pattern;
  const [first = "", ...rest] = pieces;
  const last = rest.pop() ?? "";
  return (text) => {
    if (!text.startsWith(first) || text.length < first.length + last.length) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length && text.endsWith(last);
  };
}
