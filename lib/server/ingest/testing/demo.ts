import "server-only";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const FOLDER = "prisma/demo";

export type DemoScan = { readonly header: string; readonly commits: readonly string[] };

/** The demo's scan: its header, and a line for each commit. */
export function demoScan(): DemoScan {
  const bytes = readFileSync(`${FOLDER}/websocket-manager-history.scan.ndjson.gz`);
  const [header = "", ...commits] = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
  return { header, commits };
}

/** The CODEOWNERS file that the demo is shown with. */
export function demoOwners(): string {
  return readFileSync(`${FOLDER}/CODEOWNERS`, "utf8");
}

export function demoPlans(): string[] {
  return ["", "-v2", "-v3"].map((version) =>
    readFileSync(`${FOLDER}/plan-1104${version}.yaml`, "utf8"),
  );
}

/** Requests of that many commits each. */
export function requests(header: string, commits: readonly string[], size: number): string[] {
  const texts: string[] = [];
  for (let at = 0; at < commits.length; at += size)
    texts.push(`${[header, ...commits.slice(at, at + size)].join("\n")}\n`);
  return texts;
}

/** The same order for the same seed (mulberry32, Fisher-Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [result[last] as T, result[other] as T];
    result[last] = b;
    result[other] = a;
  }
  return result;
}
