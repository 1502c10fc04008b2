import { describe, expect, it } from "vitest";
import { heatColumns, wholeSpan } from "./heat-columns";

const HOUR = 3_600_000;
const START = Date.UTC(2025, 8, 14, 1, 7);

function gridOf(times: readonly number[], most: number) {
  const commits = { effectiveAt: times, sha: times.map((_, position) => `sha${position}`) };
  return heatColumns(commits, wholeSpan(commits, times.length - 1), most);
}

describe("heatColumns", () => {
  it("takes slots of a round length at whole multiples of it", () => {
    const { columns, columnMs } = gridOf(
      Array.from({ length: 500 }, (_, i) => START + i * HOUR),
      200,
    );
    expect(columnMs).toBe(3 * HOUR);
    expect(columns[0]?.t).toBe(Date.UTC(2025, 8, 14));
    expect(columns.length).toBe(167);
    expect(columns.at(-1)?.sha).toBe("sha499");
  });

  it("has one column for one commit, and a longer slot than a year where it must", () => {
    expect(gridOf([START], 200).columns).toHaveLength(1);
    expect(gridOf([0, 4e12], 10).columns.length).toBeLessThanOrEqual(10);
  });

  it("names the last commit before a column that has none", () => {
    const times = [START, START + 30 * 60_000, START + 5 * HOUR];
    const { columns } = gridOf(times, 6);
    expect(columns.map(({ sha }) => sha)).toEqual(["sha1", "sha1", "sha1", "sha1", "sha1", "sha2"]);
  });
});
