import { parsePattern, type Term } from "@/lib/domain/failure-syntax";

type Step =
  | { readonly kind: "char"; readonly takes: (char: string) => boolean; readonly next: number }
  | {
      readonly kind: "place";
      readonly holds: (before: string, after: string) => boolean;
      readonly next: number;
    }
  | { readonly kind: "fork"; readonly next: readonly number[] }
  | { readonly kind: "end" };

const MAX_STEPS = 1000;
/** Reports carry whole logs as messages; what names the reason stands at the top. */
const MAX_TEXT = 10_000;

/** Why the text cannot be a `failsWith`, as a predicate to put behind it; null when it can. */
export function failurePatternProblem(pattern: string): string | null {
  const syntax = parsePattern(pattern);
  if (!syntax.ok) return syntax.problem;
  return stepCount(syntax.term) > MAX_STEPS ? "repeats too much to be matched quickly" : null;
}

/**
 * True for a failure message in which the pattern is found anywhere (the first 10,000 characters are read). All ways
 * through the pattern are followed at once, so that time is at most (message x pattern), whatever the pattern; a
 * pattern with a problem is found nowhere.
 */
export function failureMatcher(pattern: string): (message: string) => boolean {
  const syntax = parsePattern(pattern);
  if (!syntax.ok || stepCount(syntax.term) > MAX_STEPS) return () => false;
  const program: Step[] = [{ kind: "end" }];
  const start = emit(program, syntax.term, 0);
  return (message) => run(program, start, [...message.slice(0, MAX_TEXT)]);
}

function stepCount(term: Term): number {
  if (term.kind === "sequence" || term.kind === "choice") {
    return term.items.reduce((sum, item) => sum + stepCount(item), 1);
  }
  if (term.kind !== "repeat") return 1;
  const copies = term.max === Number.POSITIVE_INFINITY ? term.min + 1 : term.max;
  return copies * (stepCount(term.item) + 1);
}

/** Adds the term's steps in front of `next` and gives the first of them. */
function emit(program: Step[], term: Term, next: number): number {
  switch (term.kind) {
    case "char":
    case "place":
      return program.push({ ...term, next }) - 1;
    case "sequence":
      return term.items.reduceRight((behind, item) => emit(program, item, behind), next);
    case "choice":
      return push(program, {
        kind: "fork",
        next: term.items.map((item) => emit(program, item, next)),
      });
    case "repeat":
      return emitRepeat(program, term, next);
  }
}

function emitRepeat(
  program: Step[],
  { item, min, max }: Extract<Term, { kind: "repeat" }>,
  next: number,
): number {
  let entry = next;
  if (max === Number.POSITIVE_INFINITY) {
    entry = push(program, { kind: "fork", next: [] });
    const body = emit(program, item, entry);
    program[entry] = { kind: "fork", next: [body, next] };
  } else {
    for (let copy = min; copy < max; copy += 1) {
      entry = push(program, { kind: "fork", next: [emit(program, item, entry), next] });
    }
  }
  for (let copy = 0; copy < min; copy += 1) entry = emit(program, item, entry);
  return entry;
}

function push(program: Step[], step: Step): number {
  return program.push(step) - 1;
}

function run(program: readonly Step[], start: number, chars: readonly string[]): boolean {
  let current: ReadonlySet<number> = new Set();
  for (let at = 0; at <= chars.length; at += 1) {
    const char = chars[at] ?? "";
    const reached = reach(program, [...current, start], {
      before: chars[at - 1] ?? "",
      after: char,
    });
    if (reached.has(0)) return true;
    const following = new Set<number>();
    for (const index of reached) {
      const step = program[index];
      if (step?.kind === "char" && char !== "" && step.takes(char)) following.add(step.next);
    }
    current = following;
  }
  return false;
}

/** Every step that can be reached from these without taking a character. */
function reach(
  program: readonly Step[],
  from: readonly number[],
  { before, after }: { before: string; after: string },
): ReadonlySet<number> {
  const reached = new Set<number>();
  const waiting = [...from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const step = program[index];
    if (step?.kind === "fork") waiting.push(...step.next);
    if (step?.kind === "place" && step.holds(before, after)) waiting.push(step.next);
  }
  return reached;
}
