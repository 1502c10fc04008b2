import { globMatcher, type PathMatcher } from "@/lib/domain/glob";
import type { ImportClass } from "@/lib/domain/import-class";
import { type ModuleMatcher, moduleMatcher } from "@/lib/domain/module-glob";
import type { Plan, Rule } from "@/lib/domain/plan";

/** The class that a module and name have wherever the path is judged; null: not an import of the subject. */
export type TargetClass = "canonical" | "legacy" | "unplanned" | "unclassified";

/** How a path stands. `until` is that of the matching exemption that lasts longest, absent when it never ends. */
export type PathStanding =
  | { readonly standing: "outOfScope" }
  | { readonly standing: "exempt"; readonly until?: number; readonly exemption: number }
  | { readonly standing: "judged" };

/** The class, and the part of the plan that decided it as a field path; both null when it is not of the subject. */
export type Explanation = { readonly class: ImportClass | null; readonly rule: string | null };

export type Classifier = {
  readonly target: (module: string, name: string | null) => TargetClass | null;
  readonly path: (path: string) => PathStanding;
};

type CompiledRule = {
  readonly field: string;
  readonly matchesModule: ModuleMatcher;
  readonly names: ReadonlySet<string> | null;
};

type CompiledSubject = {
  readonly canonical: readonly CompiledRule[];
  readonly legacy: readonly CompiledRule[];
  readonly names: ReadonlyMap<string, number>;
  readonly family: readonly ModuleMatcher[];
};

type Decision = { readonly class: TargetClass; readonly rule: string };

/** Compiles a plan into the two questions of rules.md 3, asked once for each entry of the dictionaries. */
export function classifier(plan: Plan): Classifier {
  const subject = compileSubject(plan);
  const standing = pathStanding(plan);
  return {
    target: (module, name) => decideTarget(subject, module, name)?.class ?? null,
    path: (path) => standing(path),
  };
}

/** The class of an import from the standings of its path and target; `now` (epoch ms) ends exemptions. */
export function classOf(
  path: PathStanding,
  target: TargetClass | null,
  now: number,
): ImportClass | null {
  if (target === null) return null;
  if (path.standing === "outOfScope") return "outOfScope";
  if (path.standing === "exempt" && isLive(path.until, now)) return "exempt";
  return target;
}

/** Explains single imports under a plan: the class that `classOf` gives and the field that decided it. */
export function explainer(
  plan: Plan,
): (
  path: string,
  target: Pick<Rule, "module"> & { name: string | null },
  now: number,
) => Explanation {
  const subject = compileSubject(plan);
  const include = plan.scope.include.map(globMatcher);
  const exclude = plan.scope.exclude.map(globMatcher);
  const exemptions = plan.exemptions.map(({ path, until }) => ({
    matches: globMatcher(path),
    until,
  }));
  return (path, { module, name }, now) => {
    const decision = decideTarget(subject, module, name);
    if (decision === null) return { class: null, rule: null };
    if (!include.some((matches) => matches(path))) {
      return { class: "outOfScope", rule: "scope.include" };
    }
    const excluded = exclude.findIndex((matches) => matches(path));
    if (excluded >= 0) return { class: "outOfScope", rule: `scope.exclude[${excluded}]` };
    const exempt = exemptions.findIndex((one) => one.matches(path) && isLive(one.until, now));
    if (exempt >= 0) return { class: "exempt", rule: `exemptions[${exempt}]` };
    return decision;
  };
}

function isLive(until: number | undefined, now: number): boolean {
  return until === undefined || now < until;
}

function pathStanding(plan: Plan): (path: string) => PathStanding {
  const include = plan.scope.include.map(globMatcher);
  const exclude = plan.scope.exclude.map(globMatcher);
  const exemptions = plan.exemptions
    .map(({ path, until }, exemption) => ({ matches: globMatcher(path), until, exemption }))
    .sort((left, right) => (right.until ?? Infinity) - (left.until ?? Infinity) || 0);
  const matchesAny = (matchers: readonly PathMatcher[], path: string) =>
    matchers.some((matches) => matches(path));
  return (path) => {
    if (!matchesAny(include, path) || matchesAny(exclude, path)) return { standing: "outOfScope" };
    const longest = exemptions.find((one) => one.matches(path));
    if (longest === undefined) return { standing: "judged" };
    const { until, exemption } = longest;
    return { standing: "exempt", exemption, ...(until === undefined ? {} : { until }) };
  };
}

function compileSubject({ subject }: Plan): CompiledSubject {
  const compile = (rules: readonly Rule[], list: string) =>
    rules.map((rule, index) => ({
      field: `subject.${list}[${index}]`,
      matchesModule: moduleMatcher(rule.module),
      names: rule.names === undefined ? null : new Set(rule.names),
    }));
  return {
    canonical: compile(subject.canonical, "canonical"),
    legacy: compile(subject.legacy, "legacy"),
    names: new Map(subject.names.map((name, index) => [name, index] as const).reverse()),
    family: subject.family.map(moduleMatcher),
  };
}

function decideTarget(
  subject: CompiledSubject,
  module: string,
  name: string | null,
): Decision | null {
  const covers = (rule: CompiledRule) =>
    rule.matchesModule(module) && (rule.names === null || (name !== null && rule.names.has(name)));
  const canonical = subject.canonical.find(covers);
  if (canonical !== undefined) return { class: "canonical", rule: canonical.field };
  const legacy = subject.legacy.find(covers);
  if (legacy !== undefined) return { class: "legacy", rule: legacy.field };
  const named = name === null ? undefined : subject.names.get(name);
  if (named !== undefined) return { class: "unplanned", rule: `subject.names[${named}]` };
  const member = memberField(subject, module);
  return member === null ? null : { class: "unclassified", rule: member };
}

/** What makes any import of the module one of the subject: the family, or a rule that names the module. */
function memberField(subject: CompiledSubject, module: string): string | null {
  const family = subject.family.findIndex((matches) => matches(module));
  if (family >= 0) return `subject.family[${family}]`;
  const rules = [...subject.canonical, ...subject.legacy];
  return rules.find((rule) => rule.matchesModule(module))?.field ?? null;
}
