import { plural } from "@/lib/domain/words";
import { atPosition, runRef } from "./context";
import type { Reason } from "./golden-path-model";
import { type Finding, riskOrReason } from "./golden-path-parts";
import { testResult } from "./guard-rows";
import type { Verdicts } from "./verdicts";
import { weakenings } from "./weakened";

/** Why the Golden Path is no better than it is, the gravest first; one reason for each file and kind. */
export function goldenPathReasons(verdicts: Verdicts): Reason[] {
  const now = verdicts.goldenPath.at(-1);
  if (!now) return [];
  const seen = new Set<string>();
  const reasons: Reason[] = [];
  for (const finding of now.findings) {
    const key = `${finding.kind} ${finding.guard?.path ?? finding.pattern}`;
    if (seen.has(key)) continue;
    seen.add(key);
    reasons.push(...findingReasons(verdicts, finding));
  }
  if (now.gained.length > 0) reasons.push(gainedReason(verdicts));
  const order = ["broken", "not checked", "at risk", "protected"];
  return reasons.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function findingReasons(verdicts: Verdicts, finding: Finding): Reason[] {
  if (finding.kind === "weakened") return weakenedReasons(verdicts, finding);
  const { context } = verdicts.judgement;
  const { standing, guard, state, kind, pattern } = finding;
  const run = standing === null ? null : runRef(context, standing.run);
  const path = guard?.path ?? null;
  const name = path === null ? pattern : baseName(path);
  const mark = standing?.file?.failing[0];
  const result =
    kind === "failed" && mark ? testResult(context, mark, runRef(context, mark.run)) : null;
  const where = standing === null ? "" : ` in ${standing.environment}`;
  return [
    {
      state,
      text: sentenceOf(finding, name, where),
      detail: result?.message?.split("\n")[0] ?? detailOf(finding),
      path,
      at: atPosition(context, context.index.runs[standing?.run ?? -1]?.position ?? -1),
      testKey: result?.key ?? null,
      isSimulated: run?.isSimulated ?? false,
    },
  ];
}

function sentenceOf({ kind, standing }: Finding, name: string, where: string): string {
  const file = standing?.file;
  switch (kind) {
    case "failed":
      return `${plural(file?.failing.length ?? 0, "check")} in ${name} ${(file?.failing.length ?? 0) === 1 ? "fails" : "fail"}${where}.`;
    case "stale":
      return `The checks in ${name} have not run lately${where}.`;
    case "flaky":
      return `${plural(file?.flaky.length ?? 0, "check")} in ${name} cannot be relied on${where}: sometimes it passes, sometimes it fails.`;
    case "retried":
      return `${plural(file?.retried.length ?? 0, "check")} in ${name} passed only on another try${where}.`;
    case "unmatched":
      return name === "" ? "A step names no check." : `No check that ran matches ${name}.`;
    default:
      return `${name}${where}: ${riskOrReason(kind)}.`;
  }
}

function detailOf({ standing, pattern }: Finding): string {
  const file = standing?.file;
  if (!file) return pattern;
  return `${file.passed} of ${plural(file.tests, "test")} passed in the last run`;
}

function weakenedReasons({ judgement }: Verdicts, { guard, standing }: Finding): Reason[] {
  const { context, guards } = judgement;
  const path = guard?.path ?? "";
  const found = weakenings(guards, path, context.end);
  const shrunk = found.find(({ kind }) => kind === "fewer than before");
  const expected = found.find(({ kind }) => kind === "fewer than expected");
  const lost = found.find(({ kind }) => kind === "imports lost");
  const name = baseName(path);
  const parts = [shrunk, lost, expected].filter((one) => one !== undefined);
  const text = shrunk
    ? `The suite ${name} ${shrunk.text}.`
    : `The suite ${name} guards less than it should: it ${parts[0]?.text}.`;
  return [
    {
      state: "at risk",
      text,
      detail: parts
        .filter((one) => one !== shrunk && !text.includes(one.text))
        .map((one) => one.text)
        .join("; "),
      path,
      at: lost?.at ?? shrunk?.at ?? expected?.at ?? null,
      testKey: null,
      isSimulated: context.index.runs[standing?.run ?? -1]?.isSimulated ?? false,
    },
  ];
}

function gainedReason({ judgement, goldenPath }: Verdicts): Reason {
  const { context } = judgement;
  const gained = goldenPath.at(-1)?.gained ?? [];
  const paths = [...new Set(gained.map(({ path }) => context.facts.paths[path] ?? ""))].sort();
  const first = Math.min(...gained.map(({ from }) => from));
  return {
    state: "at risk",
    text: `${plural(paths.length, "protected file")} gained ${plural(gained.length, "import")} on a path that the plan forbids or does not name.`,
    detail: paths.map(baseName).join(", "),
    path: paths[0] ?? null,
    at: atPosition(context, first),
    testKey: null,
    isSimulated: false,
  };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
