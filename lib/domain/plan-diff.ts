import { canonicalJson } from "@/lib/domain/canonical-json";
import type { Plan } from "@/lib/domain/plan";
import type { PlanChange } from "@/lib/domain/plan-change";
import { ruleChanges } from "@/lib/domain/rule-diff";
import { isoInstant } from "@/lib/domain/time";

/**
 * What differs from `before` to `after`, in the order of the plan's fields. Entries of lists are known by their id, path
 * or text, so one that only moved within its list is no difference by itself; the list's order is.
 */
export function planDiff(before: Plan, after: Plan): readonly PlanChange[] {
  const { canonical: _c, legacy: _l, ...oldSubject } = before.subject;
  const { canonical: _d, legacy: _m, ...newSubject } = after.subject;
  const changes: PlanChange[] = [];
  const sides = { before: { ...before, subject: {} }, after: { ...after, subject: {} } };
  for (const key of FIELDS) {
    if (key !== "subject") diffField(changes, key, { ...sides, words: [], pointer: ["", ""] });
    else {
      changes.push(...ruleChanges(before.subject, after.subject));
      const subject = { before: oldSubject, after: newSubject };
      for (const part of ["names", "family", "findings"]) {
        diffField(changes, part, {
          ...subject,
          words: ["subject"],
          pointer: ["subject", "subject"],
        });
      }
    }
  }
  return changes;
}

const FIELDS = [
  ...["id", "version", "effectiveAt", "title", "issue", "startsAt", "stakes", "impact"],
  ...["subject", "scope", "unplanned", "exemptions", "environments", "criticalFiles", "strategy"],
  ...["tests", "goldenPath", "phases", "rollback", "risks", "success", "commands"],
];

type Group = Readonly<Record<string, unknown>>;
/** A field in both versions: how it is called in words, and its pointers. */
type Both<T> = {
  readonly before: T;
  readonly after: T;
  readonly words: readonly string[];
  readonly pointer: readonly [before: string, after: string];
};

function diffField(into: PlanChange[], key: string, both: Both<object>): void {
  const word = FIELD_WORDS[key] ?? key;
  const step = (pointer: string) => (pointer === "" ? key : `${pointer}.${key}`);
  diffValue(into, {
    before: groupOf(both.before)[key],
    after: groupOf(both.after)[key],
    words: [...both.words, word],
    pointer: [step(both.pointer[0]), step(both.pointer[1])],
  });
}

function diffValue(into: PlanChange[], both: Both<unknown>): void {
  const { before, after } = both;
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return;
  if (isList(before) && isList(after)) diffLists(into, { ...both, before, after });
  else if (isGroup(before) && isGroup(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of keys) diffField(into, key, { ...both, before, after });
  } else into.push(change(both));
}

function diffLists(into: PlanChange[], both: Both<readonly unknown[]>): void {
  const old = keyed(both.before);
  const now = keyed(both.after);
  const step = (key: string): Both<unknown> => {
    const at = (pointer: string, index: number | undefined) => `${pointer}[${index ?? 0}]`;
    return {
      before: old.get(key)?.value,
      after: now.get(key)?.value,
      words: [...both.words, key],
      pointer: [at(both.pointer[0], old.get(key)?.index), at(both.pointer[1], now.get(key)?.index)],
    };
  };
  for (const key of old.keys()) diffValue(into, step(key));
  for (const key of now.keys()) if (!old.has(key)) diffValue(into, step(key));
  const kept = [...old.keys()].filter((key) => now.has(key));
  const order = [...now.keys()].filter((key) => old.has(key));
  if (kept.join("\n") !== order.join("\n")) {
    const label = `${both.words.join(": ")}: order changed`;
    into.push({
      kind: "changed",
      pointer: both.pointer[1],
      label,
      before: kept.join(", "),
      after: order.join(", "),
    });
  }
}

type Keyed = ReadonlyMap<string, { readonly value: unknown; readonly index: number }>;

/** Entries by what names them; equal names are told apart by their ordinal. */
function keyed(list: readonly unknown[]): Keyed {
  const entries = new Map<string, { value: unknown; index: number }>();
  for (const [index, value] of list.entries()) {
    const name = entryName(value);
    let key = name;
    for (let n = 2; entries.has(key); n += 1) key = `${name} (${n})`;
    entries.set(key, { value, index });
  }
  return entries;
}

function entryName(value: unknown): string {
  const entry = groupOf(value);
  const name = NAMING_FIELDS.map((field) => entry[field]).find((one) => typeof one === "string");
  if (typeof name === "string") return name;
  return typeof value === "string" ? value : canonicalJson(value);
}

/** A check has none of them (`path` stands deeper): it is known by the whole of itself. */
const NAMING_FIELDS = ["id", "path", "text", "run", "rule", "title"];

function change({ before, after, words, pointer }: Both<unknown>): PlanChange {
  const field = words.at(-1) ?? "";
  const [was, is] = [valueText(field, before), valueText(field, after)];
  const kind = was === null ? "added" : is === null ? "removed" : "changed";
  return {
    kind,
    pointer: kind === "removed" ? pointer[0] : pointer[1],
    label: `${words.join(": ")} ${kind}`,
    ...(was === null ? {} : { before: was }),
    ...(is === null ? {} : { after: is }),
  };
}

function valueText(field: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  if (typeof value !== "number") return canonicalJson(value);
  if (INSTANT_WORDS.has(field)) return isoInstant(value);
  return field === FIELD_WORDS.staleAfterMs ? `${value / 3_600_000} h` : String(value);
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  effectiveAt: "in force from",
  startsAt: "start",
  criticalFiles: "critical file",
  exemptions: "exemption",
  goldenPath: "golden path",
  guarantees: "guarantee",
  phases: "phase",
  steps: "step",
  tests: "test",
  triggers: "trigger",
  risks: "risk",
  commands: "command",
  staleAfterMs: "stale after",
  staleAfterCommits: "stale after commits",
};
const INSTANT_WORDS: ReadonlySet<string> = new Set(["in force from", "start", "until"]);

function isList(value: unknown): value is readonly unknown[] {
  // A pair of numbers (days) is one value.
  return Array.isArray(value) && !value.some((item) => typeof item === "number");
}

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function groupOf(value: unknown): Group {
  return isGroup(value) ? value : {};
}
