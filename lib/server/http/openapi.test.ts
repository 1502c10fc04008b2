import { expect, test } from "vitest";
import { openApi } from "@/lib/server/http/openapi";
import { QUESTIONS } from "@/lib/server/read/questions";

type Contract = {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, Record<string, unknown>>> };
};

const contract = openApi() as Contract;

test("every reference of the contract leads to a schema that says something", () => {
  const references = [...JSON.stringify(contract).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(0);
  for (const [, name] of references) {
    const schema = contract.components.schemas[name ?? ""] ?? {};
    expect(
      ["type", "anyOf"].some((key) => key in schema),
      name,
    ).toBe(true);
  }
});

test("every question is in the contract", () => {
  for (const name of Object.keys(QUESTIONS)) {
    expect(contract.paths).toHaveProperty([`/api/v1/projects/{project}/plans/{plan}/${name}`]);
  }
});
