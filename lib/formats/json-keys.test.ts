import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonKeys } from "@/lib/formats/json-keys";

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

it("finds the fields of an object and of the objects in it", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
      fc.nat(2),
      (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // Escapes are left as they stand, which no field that is asked for has.
        const escaped = (key: string) => JSON.stringify(key).slice(1, -1);
        const expected = Object.entries(value).flatMap(([key, inner]) => [
          escaped(key),
          ...(isObject(inner)
            ? Object.keys(inner).map((own) => `${escaped(key)}.${escaped(own)}`)
            : []),
        ]);
        expect([...jsonKeys(text)].filter((key) => expected.includes(key)).sort()).toEqual(
          [...new Set(expected)].sort(),
        );
      },
    ),
  );
});

it("takes no text in a list or in a value for a field", () => {
  const keys = jsonKeys(String.raw`{"a":["b","c"],"d":"e\": {","f":[{"g":1}]}`);
  expect([...keys]).toEqual(["a", "d", "f"]);
});
