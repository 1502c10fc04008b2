import { expect, test } from "vitest";
import { exemptionRows, exemptionsFinding } from "./exemptions";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

const DAY = 86_400_000;
const paths = ["a/x.py", "a/y.py", "b/z.py"];

function span(path: number, name: JudgedSpan["class"], to = -1): JudgedSpan {
  return {
    ...{ life: 0, path, target: 0, class: name, from: 0, to },
    ...{ opening: "introduced", closing: null },
  };
}

const facts = { paths } as unknown as LineFacts;
const judged: Judged = {
  spans: [
    span(0, "exempt"),
    span(1, "exempt"),
    span(1, "exempt", 1),
    span(2, "legacy"),
    span(2, "canonical"),
  ],
  length: 3,
};
const plan = [
  { path: "**", reason: "for ever" },
  { path: "b/**", reason: "was", owner: "@b", until: 9 * DAY },
  { path: "a/**", reason: "soon", until: 10 * DAY + 1 },
];

test("an exemption says what it holds out now, its days left, and after its end what came back", () => {
  const rows = exemptionRows(plan, facts, judged, { position: 2, now: 9 * DAY });
  expect(
    rows.map(({ reason, state, daysLeft, imports, files }) => [
      reason,
      state,
      daysLeft,
      imports,
      files,
    ]),
  ).toEqual([
    ["soon", "holds", 2, 2, 2],
    ["for ever", "holds", null, 2, 2],
    ["was", "expired", null, 1, 1],
  ]);
  expect(exemptionsFinding(rows)).toBe("2 exemptions hold, the next ends in 2 days, 1 has expired");
  expect(exemptionsFinding([])).toBe("No file is exempt");
});

test("the moment of the end is its first one without it", () => {
  const stateAt = (now: number) =>
    exemptionRows(plan, facts, judged, { position: 2, now }).find(({ path }) => path === "b/**");
  expect(stateAt(9 * DAY - 1)).toMatchObject({ state: "holds", daysLeft: 1, imports: 0 });
  expect(stateAt(9 * DAY)).toMatchObject({ state: "expired", daysLeft: null, imports: 1 });
});
