/** Where a repository is kept: `host` with a port where the web has one, `path` without slashes around it and without `.git`. */
export type Address = {
  readonly scheme: "https" | "http" | "ssh";
  readonly host: string;
  readonly path: string;
};

const WEB = /^(https?):\/\/(?:[^/@]*@)?([^/?#]+)\/([^?#]+)/i;
const SSH = /^(?:git\+)?ssh:\/\/(?:[^/@]*@)?([^/:?#]+)(?::\d+)?\/([^?#]+)/i;
/** As git reads it: no slash before the first colon (git-clone(1), "GIT URLS"); one letter is a drive of Windows. */
const SCP_LIKE = /^(?:[^/@\s]+@)?(\[[^\]]+\]|[^/:@\s]{2,}):(?!\/\/)([^?#]+)$/;

/**
 * Reads the address of a remote: https, ssh and the scp-like form. User names, passwords, tokens, the port of ssh, queries and
 * fragments are left out. Null for folders of a machine and for what is no address.
 */
export function parseAddress(text: string): Address | null {
  const trimmed = text.trim();
  const web = WEB.exec(trimmed);
  if (web) return address(web[1]?.toLowerCase() === "http" ? "http" : "https", web[2], web[3]);
  const ssh = SSH.exec(trimmed) ?? (trimmed.includes("://") ? null : SCP_LIKE.exec(trimmed));
  return ssh ? address("ssh", ssh[1], ssh[2]) : null;
}

function address(
  scheme: Address["scheme"],
  host: string | undefined,
  rest: string | undefined,
): Address | null {
  const path = (rest ?? "").replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  const name = (host ?? "").toLowerCase();
  const isHost = /^(\[[0-9a-f:]+\]|[a-z0-9._-]+)(:\d+)?$/.test(name);
  return isHost && path !== "" && !/[\s\\<>"]/.test(path) ? { scheme, host: name, path } : null;
}

/** The address as a scan may say it: without anything secret. Null where there is none to say. */
export function shareableAddress(text: string): string | null {
  const found = parseAddress(text);
  return found === null ? null : `${found.scheme}://${found.host}/${found.path}`;
}
