import type { Address } from "./address";

/** Links as patterns in which `{sha}`, `{path}` and `{line}` are filled in. */
export type SourceLinks = {
  /** As it is called on screen. */
  readonly host: string;
  readonly commit: string;
  readonly line: string;
};

type Host = {
  readonly name: string;
  readonly isOf: (address: Address) => boolean;
  /** From the repository's page to its commits and lines. Null where the path is none of this host. */
  readonly links: (address: Address) => Omit<SourceLinks, "host"> | null;
};

/** The page of a repository: what is reached by ssh is looked at by https. */
function page({ scheme, host, path }: Address): string {
  const segments = path.split("/").map(segment).join("/");
  return `${scheme === "http" ? "http" : "https"}://${host}/${segments}`;
}

/** Escaped once: an address may have been escaped before. */
function segment(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text)).replaceAll("%7E", "~");
  } catch {
    return encodeURIComponent(text);
  }
}

function below(commit: string, line: string): Host["links"] {
  return (address) => {
    const root = page(address);
    return { commit: `${root}${commit}`, line: `${root}${line}` };
  };
}

/** A host by its own name or, where a company runs it, by the first part of its name. */
function named(own: string, first: string): Host["isOf"] {
  return ({ host }) => {
    const name = host.replace(/:\d+$/, "");
    return name === own || name.endsWith(`.${own}`) || name.startsWith(`${first}.`);
  };
}

/**
 * Azure Repos: `dev.azure.com/ORG/PROJECT/_git/REPO`, by ssh `ssh.dev.azure.com:v3/ORG/PROJECT/REPO`, formerly
 * `ORG.visualstudio.com/PROJECT/_git/REPO`.
 */
function azureLinks(address: Address): Omit<SourceLinks, "host"> | null {
  const root = azureRoot(address);
  if (root === null) return null;
  return {
    commit: `${root}/commit/{sha}`,
    line: `${root}?path=/{path}&version=GC{sha}&line={line}&lineEnd={line}&lineStartColumn=1&lineEndColumn=1&lineStyle=plain&_a=contents`,
  };
}

function azureRoot(address: Address): string | null {
  const { host, path } = address;
  const parts = path.split("/");
  if (host !== "ssh.dev.azure.com") return parts.includes("_git") ? page(address) : null;
  const [version, org, project, repository] = parts;
  if (version !== "v3" || !org || !project || !repository) return null;
  return page({
    scheme: "https",
    host: "dev.azure.com",
    path: `${org}/${project}/_git/${repository}`,
  });
}

/** Bitbucket Data Center: cloned from `/scm/KEY/REPO`, looked at below `/projects/KEY/repos/REPO`; `~name` is a person's. */
function bitbucketServerLinks(address: Address): Omit<SourceLinks, "host"> | null {
  const parts = address.path.split("/");
  const [key, repository, more] = parts[0] === "scm" ? parts.slice(1) : parts;
  if (!key || !repository || more !== undefined) return null;
  const owner = key.startsWith("~") ? `users/${key.slice(1)}` : `projects/${key}`;
  const root = page({ ...address, path: `${owner}/repos/${repository}` });
  return {
    commit: `${root}/commits/{sha}`,
    line: `${root}/browse/{path}?at={sha}#{line}`,
  };
}

const HOSTS: readonly Host[] = [
  {
    name: "GitHub",
    isOf: named("github.com", "github"),
    links: below("/commit/{sha}", "/blob/{sha}/{path}#L{line}"),
  },
  {
    name: "GitLab",
    isOf: named("gitlab.com", "gitlab"),
    links: below("/-/commit/{sha}", "/-/blob/{sha}/{path}#L{line}"),
  },
  {
    name: "Bitbucket",
    isOf: ({ host }) => host === "bitbucket.org",
    links: below("/commits/{sha}", "/src/{sha}/{path}#lines-{line}"),
  },
  {
    name: "Bitbucket",
    isOf: (address) => address.host.startsWith("bitbucket.") || address.path.startsWith("scm/"),
    links: bitbucketServerLinks,
  },
  {
    name: "Azure Repos",
    isOf: ({ host }) =>
      host === "dev.azure.com" || host === "ssh.dev.azure.com" || /\.visualstudio\.com$/.test(host),
    links: azureLinks,
  },
  {
    name: "Codeberg",
    isOf: ({ host }) => host === "codeberg.org",
    links: below("/commit/{sha}", "/src/commit/{sha}/{path}#L{line}"),
  },
  {
    name: "Forgejo",
    isOf: ({ host }) => host.startsWith("forgejo."),
    links: below("/commit/{sha}", "/src/commit/{sha}/{path}#L{line}"),
  },
  {
    name: "Gitea",
    isOf: named("gitea.com", "gitea"),
    links: below("/commit/{sha}", "/src/commit/{sha}/{path}#L{line}"),
  },
  {
    name: "SourceHut",
    isOf: ({ host }) => host === "git.sr.ht",
    links: below("/commit/{sha}", "/tree/{sha}/item/{path}#L{line}"),
  },
];

/** The links that a host makes of an address. Null for a host that is not known by its name, or a path that is none of it. */
export function hostLinks(address: Address): SourceLinks | null {
  const host = HOSTS.find(({ isOf }) => isOf(address));
  const links = host?.links(address) ?? null;
  return host === undefined || links === null ? null : { host: host.name, ...links };
}
