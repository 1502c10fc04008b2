import { asObject, asTexts, parseJsonc } from "./jsonc";
import { folderOf } from "./source-paths";

/** What of a package.json decides what imports mean. */
export type Manifest = {
  readonly folder: string;
  readonly name: string | null;
  readonly exports: unknown;
  readonly imports: unknown;
  /** Entries that older tools take, the nearest to the source first. */
  readonly mains: readonly string[];
  /** Versions by name, of dependencies of all kinds. */
  readonly dependencies: ReadonlyMap<string, string>;
};

const DEPENDENCIES = [
  "optionalDependencies",
  "peerDependencies",
  "devDependencies",
  "dependencies",
] as const;

/** Null where the text is no JSON object: such a file is as good as none. */
export function readManifest(path: string, text: string): Manifest | null {
  const value = parseJsonc(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { name, exports, imports, source, module, main, types, typings, ...rest } = asObject(value);
  const versions = DEPENDENCIES.flatMap((kind) => Object.entries(asObject(rest[kind])));
  return {
    folder: folderOf(path),
    name: typeof name === "string" && name !== "" ? name : null,
    exports,
    imports,
    mains: [source, module, main, types, typings].flatMap(asTexts),
    dependencies: new Map(versions.map(([key, version]) => [key, String(version)])),
  };
}

/** Equal texts are manifests that mean the same. */
export function manifestDigest({ dependencies, ...rest }: Manifest): string {
  const local = [...dependencies].map(([name, version]) => [name, isLocal(version)]);
  return JSON.stringify([rest, local.sort()]);
}

/** Whether a dependency can only be met from the same repository. */
export function isLocal(version: string | undefined): boolean {
  return version !== undefined && /^(?:workspace:|file:|link:|portal:|\*$)/.test(version);
}
