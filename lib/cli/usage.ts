import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseArgsConfig, parseArgs } from "node:util";

/** The command line cannot be understood: exit code 2. */
export class UsageError extends Error {}

/** What was asked for could not be done; the message is all that the user needs: exit code 3. */
export class CannotError extends Error {}

export const EXIT = { fine: 0, checkFailed: 1, usage: 2, cannot: 3 } as const;

/** `parseArgs` whose complaints are UsageErrors that end with the command's help. */
export function parseCommand<T extends ParseArgsConfig>(config: T, help: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
  }
}

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Where the user stands: `npm run` changes into the checkout first, and so do commands that need its files. */
const HERE =
  resolve(process.cwd()) === resolve(ROOT)
    ? (process.env.INIT_CWD ?? process.cwd())
    : process.cwd();

/** The path seen from where the user stands. */
export function fromHere(path: string): string {
  return resolve(HERE, path);
}

export function enterCheckout(): void {
  process.chdir(ROOT);
}
