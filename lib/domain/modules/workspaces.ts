import { isLocal, type Manifest, manifestDigest, readManifest } from "./package-manifest";
import { folderOf, foldersUp } from "./source-paths";

/** The packages of one repository, as their package.json files say. */
export type Workspaces = {
  /** Takes a package.json, null when it went; answers whether imports may mean something else now. */
  readonly set: (path: string, text: string | null) => boolean;
  /** The package of a name, as a file in a folder would get it. */
  readonly find: (name: string, from: string) => Manifest | null;
  readonly at: (folder: string) => Manifest | null;
  /** Manifests of the folder and of those that hold it, innermost first. */
  readonly above: (folder: string) => Manifest[];
};

/** Below such folders lie packages that are input of tests, not part of the code base. */
const ASIDE =
  /^(?:fixtures?|__fixtures__|tests?|__tests__|testdata|e2e|vendor|third_party|node_modules|templates?|examples?|sandbox(?:es)?|playgrounds?)$/;

/** The innermost folder of that kind around a package; null when it lies in none. */
export function asideOf(folder: string): string | null {
  return foldersUp(folder).find((one) => ASIDE.test(one.slice(one.lastIndexOf("/") + 1))) ?? null;
}

/**
 * Of several packages of one name the one nearest to the top counts. One that lies among tests, fixtures, examples or
 * vendored code counts only for files there, and where a package.json asks for it as a local one (`workspace:`).
 */
export function createWorkspaces(): Workspaces {
  const manifests = new Map<string, Manifest>();
  const digests = new Map<string, string>();
  const byName = new Map<string, Manifest[]>();

  function rename(name: string): void {
    const named = [...manifests.values()].filter((manifest) => manifest.name === name);
    byName.set(name, named.sort(byNearness));
  }

  function above(folder: string): Manifest[] {
    return foldersUp(folder).flatMap((one) => manifests.get(one) ?? []);
  }

  function isFor({ folder }: Manifest, name: string, from: string): boolean {
    const aside = asideOf(folder);
    if (aside === null || from === aside || from.startsWith(`${aside}/`)) return true;
    return above(from).some(({ dependencies }) => isLocal(dependencies.get(name)));
  }

  return {
    set(path, text) {
      const folder = folderOf(path);
      const before = manifests.get(folder) ?? null;
      const manifest = text === null ? null : readManifest(path, text);
      const digest = manifest === null ? "" : manifestDigest(manifest);
      if ((digests.get(folder) ?? "") === digest) return false;
      digests.set(folder, digest);
      if (manifest === null) manifests.delete(folder);
      else manifests.set(folder, manifest);
      for (const name of new Set([before?.name, manifest?.name])) if (name) rename(name);
      return true;
    },
    find: (name, from) => byName.get(name)?.find((one) => isFor(one, name, from)) ?? null,
    at: (folder) => manifests.get(folder) ?? null,
    above,
  };
}

function byNearness(a: Manifest, b: Manifest): number {
  const depth = (folder: string) => foldersUp(folder).length;
  const aside = Number(asideOf(a.folder) !== null) - Number(asideOf(b.folder) !== null);
  return aside || depth(a.folder) - depth(b.folder) || (a.folder < b.folder ? -1 : 1);
}
