import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CannotError } from "@/lib/cli/usage";
import type { Plan } from "@/lib/domain/plan";
import { issueText } from "@/lib/formats/issue";
import { parsePlan } from "@/lib/formats/plan/parse";
import { decodeText } from "@/lib/formats/text";
import { gitOutput } from "@/lib/scanner/git/git";
import type { Repository } from "@/lib/scanner/git/repository";

const NAMES = ["plumbline.yaml", "plumbline.yml", "plumbline.json"];
const PLAN_NAME = /^plumbline.*\.(ya?ml|json)$/;

export type FoundPlan = { readonly plan: Plan; readonly name: string };

/** The plan in a file, or the only one in a folder. Throws CannotError with every reason against it. */
export function planFromFile(path: string, shown: string): FoundPlan {
  let bytes: Uint8Array;
  try {
    if (statSync(path).isDirectory()) return planFromFolder(path, shown);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof CannotError) throw error;
    throw new CannotError(`${shown}: there is no such file, or it cannot be read.`);
  }
  return { plan: soundPlan(bytes, shown), name: shown };
}

/** The plan at the top of a work tree. */
export function planFromFolder(folder: string, shown = folder): FoundPlan {
  const entries = readdirSync(folder);
  const named = NAMES.filter((name) => entries.includes(name));
  const found = named.length > 0 ? named : entries.filter((name) => PLAN_NAME.test(name)).sort();
  const [name] = found;
  if (name === undefined) {
    throw new CannotError(
      `${shown} holds no plan (${NAMES.join(", ")}). Name one with --plan FILE.`,
    );
  }
  if (found.length > 1) {
    throw new CannotError(
      `${shown} holds ${found.length} plans (${found.join(", ")}). Name one of them with --plan FILE.`,
    );
  }
  return planFromFile(join(folder, name), name);
}

/** The plan at the top of a commit, for a repository without a work tree. */
export async function planFromCommit({ git }: Repository, commit: string): Promise<FoundPlan> {
  const names = (await gitOutput(git, ["ls-tree", "-z", "--name-only", commit])).toString("utf8");
  const entries = new Set(names.split("\0"));
  const found = NAMES.filter((name) => entries.has(name));
  const [name] = found;
  if (name === undefined) {
    throw new CannotError(
      `${commit} holds no plan (${NAMES.join(", ")}) at its top. Name one with --plan FILE.`,
    );
  }
  if (found.length > 1) {
    throw new CannotError(
      `${commit} holds ${found.length} plans (${found.join(", ")}). Name one of them with --plan FILE.`,
    );
  }
  const bytes = await gitOutput(git, ["cat-file", "blob", `${commit}:${name}`]);
  return { plan: soundPlan(bytes, `${commit}:${name}`), name };
}

const SHOWN_REASONS = 20;

function soundPlan(bytes: Uint8Array, name: string): Plan {
  const text = decodeText(Buffer.from(bytes));
  const parsed = text.ok ? parsePlan(text.value) : text;
  if (parsed.ok) return parsed.value;
  const reasons = parsed.issues.slice(0, SHOWN_REASONS).map((issue) => `  ${issueText(issue)}`);
  const more = parsed.total - reasons.length;
  throw new CannotError(
    [`${name} is not a sound plan:`, ...reasons, ...(more > 0 ? [`  and ${more} more`] : [])].join(
      "\n",
    ),
  );
}
