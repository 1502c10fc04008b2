import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { listOf } from "@/lib/formats/sarif/message";

/** Who found a result: the id of its rule (empty for none), what is known of the rule, and the strings its tool shares. */
export type Rule = {
  readonly id: string;
  readonly descriptor: JsonObject | null;
  readonly strings: JsonObject;
};

type Component = {
  readonly name: string;
  readonly guid: string;
  readonly rules: readonly (JsonObject | null)[];
  readonly byId: ReadonlyMap<string, JsonObject>;
  readonly strings: JsonObject;
};

/** Finds the rule of a result (SARIF 3.27.5 to 7, 3.52): by id, by index, in the driver or an extension. */
export function readRules(run: JsonObject): (result: JsonObject) => Rule {
  const tool = asObject(run.tool) ?? {};
  const driver = component(tool.driver);
  const extensions = listOf(tool.extensions).map(component);
  return (result) => {
    const reference = asObject(result.rule) ?? {};
    const owner = ownerOf(asObject(reference.toolComponent), driver, extensions);
    const told = asText(result.ruleId) || asText(reference.id);
    const descriptor =
      at(owner, result.ruleIndex) ?? at(owner, reference.index) ?? named(told, owner, extensions);
    return { id: told || asText(descriptor?.id), descriptor, strings: owner.strings };
  };
}

function component(value: unknown): Component {
  const told = asObject(value) ?? {};
  const rules = listOf(told.rules).map(asObject);
  const byId = new Map<string, JsonObject>();
  for (const rule of rules) {
    const id = asText(rule?.id);
    if (rule !== null && !byId.has(id)) byId.set(id, rule);
  }
  const strings = asObject(told.globalMessageStrings) ?? {};
  return { name: asText(told.name), guid: asText(told.guid), rules, byId, strings };
}

function ownerOf(
  reference: JsonObject | null,
  driver: Component,
  extensions: readonly Component[],
): Component {
  if (reference === null) return driver;
  const { index, name, guid } = reference;
  const byIndex = typeof index === "number" ? extensions[index] : undefined;
  const same = (part: Component) =>
    (part.guid !== "" && part.guid === guid) || (part.name !== "" && part.name === name);
  return byIndex ?? extensions.find(same) ?? driver;
}

function at({ rules }: Component, index: unknown): JsonObject | null {
  return typeof index === "number" ? (rules[index] ?? null) : null;
}

/** `CA1000/1` is a part of the rule `CA1000` (SARIF 3.27.5). */
function named(id: string, owner: Component, extensions: readonly Component[]): JsonObject | null {
  if (id === "") return null;
  const whole = id.slice(0, Math.max(0, id.lastIndexOf("/")));
  for (const part of [owner, ...extensions]) {
    const found = part.byId.get(id) ?? part.byId.get(whole);
    if (found !== undefined) return found;
  }
  return null;
}
