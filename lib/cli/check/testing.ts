import { checkCommand } from "@/lib/cli/check-command";

/** A plan that moves `app.old` to `app.new`, with more lines for its document. */
export function planText(more = ""): string {
  return `format: plumbline.plan/1
id: move
version: 1
title: Move
subject:
  names: [Thing]
  family: ["app.side", "app.side.*"]
  canonical: [{ module: app.new }]
  legacy: [{ module: app.old }]
scope: { include: ["**/*.py"], exclude: ["vendor/**"] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
${more}`;
}

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs `plumbline check` in this process and gives what it printed. */
export async function runCheck(directory: string, ...args: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const kept = { write: process.stdout.write, log: console.log, error: console.error };
  process.stdout.write = (chunk: unknown) => {
    out.push(typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString());
    return true;
  };
  console.log = (text: unknown) => out.push(`${text}\n`);
  console.error = (text: unknown) => err.push(`${text}\n`);
  try {
    const code = await checkCommand(["--repo", directory, ...args]);
    return { code, out: out.join(""), err: err.join("") };
  } finally {
    process.stdout.write = kept.write;
    console.log = kept.log;
    console.error = kept.error;
  }
}
