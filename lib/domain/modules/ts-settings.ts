import { folderOf, joinPath, packageOf } from "./source-paths";
import {
  byPreference,
  type Config,
  type Mapping,
  mappingOf,
  nearestFolder,
  readConfig,
} from "./ts-config";
import { asideOf, createWorkspaces, type Workspaces } from "./workspaces";

/** What settings say about the files of a folder. Folders with one `key` are told the same. */
export type Around = {
  readonly key: string;
  readonly mapping: Mapping | null;
  /** A folder that stands for all of them. */
  readonly home: string;
};

export type TsSettings = {
  readonly workspaces: Workspaces;
  /** Takes settings that came, changed or went; answers whether imports may mean something else now. */
  readonly set: (texts: ReadonlyMap<string, string | null>) => boolean;
  readonly around: (folder: string) => Around;
};

export function createTsSettings(): TsSettings {
  const workspaces = createWorkspaces();
  const configs = new Map<string, Config>();
  const digests = new Map<string, string>();
  let byFolder = new Map<string, readonly string[]>();
  const mappings = new Map<string, Mapping | null>();
  const known = new Map<string, Around>();

  function setConfig(path: string, text: string | null): boolean {
    const config = text === null ? null : readConfig(path, text);
    const digest = config === null ? "" : JSON.stringify(config);
    if ((digests.get(path) ?? "") === digest) return false;
    digests.set(path, digest);
    if (config === null) configs.delete(path);
    else configs.set(path, config);
    return true;
  }

  function set(texts: ReadonlyMap<string, string | null>): boolean {
    let isNew = false;
    for (const [path, text] of texts) {
      const isManifest = path === "package.json" || path.endsWith("/package.json");
      if (isManifest ? workspaces.set(path, text) : setConfig(path, text)) isNew = true;
    }
    if (!isNew) return false;
    byFolder = groupByFolder(configs);
    mappings.clear();
    known.clear();
    return true;
  }

  function findPackage(specifier: string, from: string): string | null {
    const { name, subpath } = packageOf(specifier);
    const manifest = workspaces.find(name, from);
    return manifest === null ? null : joinPath(manifest.folder, subpath);
  }

  function mappingIn(folder: string): Mapping | null {
    const kept = mappings.get(folder);
    if (kept !== undefined) return kept;
    const paths = byFolder.get(folder) ?? [];
    const found = paths.map((path) => mappingOf(path, configs, findPackage)).find(Boolean) ?? null;
    mappings.set(folder, found);
    return found;
  }

  function around(folder: string): Around {
    const kept = known.get(folder);
    if (kept !== undefined) return kept;
    const config = nearestFolder(folder, byFolder);
    const manifest = workspaces.above(folder)[0]?.folder ?? null;
    const home = [manifest ?? "", asideOf(folder) ?? ""].sort((a, b) => b.length - a.length)[0];
    const result = {
      key: JSON.stringify([config, home]),
      mapping: config === null ? null : mappingIn(config),
      home: home ?? "",
    };
    known.set(folder, result);
    return result;
  }

  return { workspaces, set, around };
}

/** Settings files by folder, those that count first in front. */
function groupByFolder(configs: ReadonlyMap<string, Config>): Map<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of configs.keys()) {
    const folder = folderOf(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return new Map([...folders].map(([folder, paths]) => [folder, paths.sort(byPreference)]));
}
