import { z } from "zod";
import { type FieldPath, fieldName } from "@/lib/formats/issue";
import { nearest } from "@/lib/formats/nearest";

/**
 * Where the reasons go. `noun` names the whole ("the plan"); `isFull` ends the search, so that a hostile document
 * costs no more than a bad one.
 */
export type ExplainSink = {
  readonly noun: string;
  readonly add: (path: FieldPath, message: string) => void;
  readonly isFull: () => boolean;
};

/** More unknown fields in one place are not looked at: each costs a search for the field it was meant to be. */
const MAX_UNKNOWN = 2000;

type Schema = z.core.$ZodType;

/**
 * Every reason why the value is not what the schema says, as sentences; none exactly when `schema.safeParse` succeeds.
 * Structure is walked here (zod would build all reasons before the first is read, and knows no near field names),
 * single values are judged by zod. Schemas carry predicates as messages ("must be …") and name unions by `describe`.
 */
export function explain(
  schema: Schema,
  value: unknown,
  sink: ExplainSink,
  path: FieldPath = [],
): void {
  if (sink.isFull()) return;
  if (schema instanceof z.ZodOptional) {
    if (value !== undefined) explain(schema.unwrap(), value, sink, path);
  } else if (schema instanceof z.ZodNullable) {
    if (value !== null) explain(schema.unwrap(), value, sink, path);
  } else if (schema instanceof z.ZodObject && isPlainObject(value)) {
    explainObject(schema, value, sink, path);
  } else if (schema instanceof z.ZodArray && Array.isArray(value) && value.length > 0) {
    const { element } = schema;
    for (const [index, item] of value.entries()) explain(element, item, sink, [...path, index]);
  } else if (schema instanceof z.ZodUnion) {
    explainUnion(schema, value, sink, path);
  } else {
    explainLeaf(schema, value, sink, path);
  }
}

function explainObject(
  schema: z.ZodObject,
  value: Record<string, unknown>,
  sink: ExplainSink,
  path: FieldPath,
): void {
  const { shape } = schema;
  const known = Object.keys(shape);
  const near = new Map(
    Object.keys(value)
      .filter((key) => !Object.hasOwn(shape, key))
      .slice(0, MAX_UNKNOWN)
      .map((key) => [key, nearest(key, known)] as const),
  );
  const meant = new Set(near.values());
  for (const [key, field] of Object.entries(shape)) {
    const isGiven = Object.hasOwn(value, key);
    if (isGiven) explain(field, value[key], sink, [...path, key]);
    // Not missing but misspelt: said once, where it stands.
    else if (!meant.has(key) && !(field instanceof z.ZodOptional)) {
      sink.add([...path, key], `${fieldName([...path, key])} is missing`);
    }
  }
  for (const [key, meantKey] of near) {
    if (sink.isFull()) return;
    const hint =
      meantKey === null
        ? `known here: ${known.join(", ")}`
        : `did you mean ${fieldName([...path, meantKey])}?`;
    const field = [...path, key];
    sink.add(field, `${fieldName(field)} is not a field of ${sink.noun}; ${hint}`);
  }
}

/** A union of closed objects is read as the one of its forms whose fields the value shows most. */
function explainUnion(
  schema: z.ZodUnion,
  value: unknown,
  sink: ExplainSink,
  path: FieldPath,
): void {
  if (z.safeParse(schema, value).success) return;
  const forms = schema.options.filter((option) => option instanceof z.ZodObject);
  const form = isPlainObject(value) ? bestForm(forms, value) : undefined;
  if (form !== undefined) {
    explain(form, value, sink, path);
  } else {
    sink.add(path, `${fieldName(path)} must be ${schema.description}; it is ${shown(value)}`);
  }
}

function bestForm(
  forms: readonly z.ZodObject[],
  value: Record<string, unknown>,
): z.ZodObject | undefined {
  const known = (form: z.ZodObject) =>
    Object.keys(value).filter((key) => Object.hasOwn(form.shape, key)).length;
  const best = Math.max(0, ...forms.map(known));
  return best === 0 && forms.length > 1 ? undefined : forms.find((form) => known(form) === best);
}

function explainLeaf(schema: Schema, value: unknown, sink: ExplainSink, path: FieldPath): void {
  const result = z.safeParse(schema, value);
  for (const issue of result.error?.issues ?? []) {
    const steps = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
    const at = [...path, ...steps];
    const found = steps.reduce<unknown>((part, key) => Object(part)[key], value);
    sink.add(at, `${fieldName(at) || sink.noun} ${leafFault(issue, found)}`);
  }
}

function leafFault(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}; it is ${shown(value)}`;
    case "invalid_value":
      return choiceFault(issue.values.map(String), value);
    case "too_small":
      if (issue.origin === "array" || issue.origin === "string") return "must not be empty";
      return `must be at least ${issue.minimum}; it is ${shown(value)}`;
    case "too_big":
      if (issue.origin === "string") return `is longer than ${issue.maximum} characters`;
      if (issue.origin === "array") return `has more than ${issue.maximum} entries`;
      return `must be at most ${issue.maximum}; it is ${shown(value)}`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a group of fields",
  record: "a group of fields",
};

function choiceFault(choices: readonly string[], value: unknown): string {
  const near = typeof value === "string" ? nearest(value, choices) : null;
  const hint = near === null ? "" : `; did you mean ${near}?`;
  const words = choices.length > 1 ? `one of ${choices.join(", ")}` : `${choices[0]}`;
  return `must be ${words}; it is ${shown(value)}${hint}`;
}

/** The value as a reader would point at it; long text is cut. */
function shown(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of fields";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
