import { createHash } from "node:crypto";

/** A file that every commit changes, and one that none does after the first. */
export const HUB = "src/shop/services/orders/hub_of_everything.py";
export const SMALL = "src/shop/small.py";

const PART = 500;
const SLOTS = 25;
const MODULES = 10;
const START = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;

/** The commit at a position of the made-up line. */
export function shaOf(position: number): string {
  return createHash("sha1").update(`hub ${position}`).digest("hex");
}

/**
 * A history as requests of `plumbline.scan/1`, the last `alone` commits each in one of its own: `lives` lives of imports in one file over `commits` versions of it. A slot leaves a
 * legacy path for the canonical one and goes back; other commits move lines. The same arguments give the same bytes.
 */
export function hubHistory(commits: number, lives: number, alone = 0): readonly string[] {
  const every = Math.floor(commits / (lives - SLOTS));
  const lines = Array.from({ length: commits }, (_, n) => commitLine(n, Math.floor(n / every)));
  const header = JSON.stringify({
    format: "plumbline.scan/1",
    tool: { name: "bench", version: "1" },
    repository: "https://github.com/example/shop",
    recorded: "all",
  });
  const parts: string[] = [];
  const request = (from: number, to: number) =>
    parts.push(`${[header, ...lines.slice(from, to)].join("\n")}\n`);
  const together = commits - alone;
  for (let from = 0; from < together; from += PART) request(from, Math.min(from + PART, together));
  for (let from = together; from < commits; from++) request(from, from + 1);
  return parts;
}

function commitLine(n: number, turns: number): string {
  const imports = Array.from({ length: SLOTS }, (_, slot) => importOf(slot, n, turns));
  const small = { line: 1, module: "shop.old0", name: "Thing", kind: "from" };
  const files = [{ path: HUB, lines: 400 + (n % 50), imports }];
  return JSON.stringify({
    sha: shaOf(n),
    parents: n === 0 ? [] : n % 7 === 0 ? [shaOf(n - 1), shaOf(-n)] : [shaOf(n - 1)],
    height: n + 1,
    committedAt: new Date(START + n * HOUR * 5).toISOString(),
    author: `dev${n % 17}`,
    subject: `change ${n}`,
    filesScanned: 2,
    ...(n === 0
      ? {
          mode: "full",
          files: [...files, { path: SMALL, imports: [small] }],
          tree: { added: [HUB, SMALL] },
        }
      : { mode: "delta", base: shaOf(n - 1), files }),
  });
}

/** Each turn moves one slot on: legacy, canonical, back. */
function importOf(slot: number, n: number, turns: number): object {
  const moves = Math.floor((turns + SLOTS - 1 - slot) / SLOTS);
  const module = moves % 2 === 1 ? "shop.right" : `shop.old${slot % MODULES}`;
  return { line: 3 + slot + (n % 5), module, name: `Name${slot}`, kind: "from" };
}

export function hubPlan(): string {
  return [
    "format: plumbline.plan/1",
    "id: bench",
    "version: 1",
    "title: Bench",
    "startsAt: 2024-03-01",
    "subject:",
    '  family: ["shop.*"]',
    "  canonical: [{ module: shop.right }]",
    '  legacy: [{ module: "shop.old*" }]',
    "strategy: { targets: { new: 20, update: 60, validation: 20 } }",
    "",
  ].join("\n");
}
