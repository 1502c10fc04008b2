import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ownersOf } from "@/lib/domain/owners/owners-of";
import { detectFormat } from "@/lib/formats/registry";
import { parseCodeowners } from "./parse";
import { isSimulatedOwners } from "./simulated";

const DEMO = readFileSync(new URL("../../../prisma/demo/CODEOWNERS", import.meta.url), "utf8");

test.each([
  ["# plumbline: simulated\n* @a\n", true],
  ["* @a\r\n  #plumbline:simulated  \r\n", true],
  ["* @a\n", false],
  ["* @a # plumbline: simulated\n", false],
  ["# not plumbline: simulated\n* @a\n", false],
])("%j", (source, expected) => {
  expect(isSimulatedOwners(source)).toBe(expected);
});

test("the demo's file is told by its lines, says that it is made up, and names no person", () => {
  expect(isSimulatedOwners(DEMO)).toBe(true);
  expect(detectFormat(DEMO).id).toBe("codeowners");
  const parsed = parseCodeowners(DEMO);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const owners = parsed.value.sections.flatMap(({ rules }) => rules.flatMap((rule) => rule.owners));
  expect(owners.every((owner) => owner.startsWith("@example/"))).toBe(true);
  const of = ownersOf(parsed.value);
  expect(of("tests/mission_critical/test_a.py")).toEqual([
    "@example/golden-path",
    "@example/backend",
  ]);
  expect(of("netra_backend/tests/test_a.py")).toEqual(["@example/backend-tests"]);
  expect(of("tests/agents/test_a.py")).toEqual(["@example/tests"]);
  expect(of("test_websocket.py")).toEqual([]);
});
