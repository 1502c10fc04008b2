// Who uses which build of this checkout: one file per process under .next/servers, so that no build is taken
// from under a living server. A dead process is recognised by its pid; a pid used again only keeps a build longer.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folderOf = (root) => join(root, ".next/servers");

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** This process uses `build` until the function returned is called. */
export function registerServer(root, build) {
  mkdirSync(folderOf(root), { recursive: true });
  const file = join(folderOf(root), `${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ pid: process.pid, build }));
  return () => rmSync(file, { force: true });
}

/** Living processes, this one left out, each with the build that it uses. Entries of the dead are removed. */
export function liveServers(root) {
  let names = [];
  try {
    names = readdirSync(folderOf(root)).filter((name) => /^\d+\.json$/.test(name));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return names.flatMap((name) => {
    const pid = Number.parseInt(name, 10);
    const file = join(folderOf(root), name);
    if (pid === process.pid) return [];
    if (isAlive(pid)) return [{ pid, build: readBuild(file) }];
    rmSync(file, { force: true });
    return [];
  });
}

/** Null while its process is just writing or removing it. */
function readBuild(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).build;
  } catch {
    return null;
  }
}
