import { describe, expect, it } from "vitest";
import type { PartRow, StateSpan } from "@/lib/domain/verdict/golden-path-model";
import type { GoldenPathState } from "@/lib/domain/verdict/words";
import {
  ageInWords,
  heldAgainstMany,
  historyFinding,
  limitInWords,
  partsFinding,
  reasonsFinding,
} from "./golden-words";

const part = (state: GoldenPathState): PartRow => ({
  id: state,
  title: state,
  state,
  why: "",
  held: null,
  tests: 0,
  passed: 0,
  environments: [],
  patterns: [],
  results: [],
  isSimulated: false,
  checkedAt: null,
});
const DAY = 86_400_000;
const span = (state: GoldenPathState, day: number): StateSpan => ({
  state,
  from: Date.UTC(2025, 8, 1) + day * DAY,
  to: null,
  sha: "a".repeat(40),
  why: "",
});

describe("what a board says of its parts", () => {
  it("says once what is held against several of them, and nothing where each has its own", () => {
    const held = (text: string | null) => ({ ...part("at risk"), held: text });
    const weaker = "it guards less than it did";
    const flaky = "a test sometimes passes and sometimes fails";
    expect(heldAgainstMany([held(flaky), held(weaker), held(null), held(weaker)])).toBe(weaker);
    expect(heldAgainstMany([held(flaky), held(weaker), held(null), held(null)])).toBeNull();
  });

  it("says all only when it is all", () => {
    expect(partsFinding([part("protected"), part("protected")], "event")).toBe(
      "Both events are protected",
    );
    expect(partsFinding([part("not checked"), part("not checked")], "event")).toBe(
      "Both events are not checked",
    );
    expect(partsFinding([part("broken")], "event")).toBe("The one event is broken");
  });

  it("counts every state that is not protected, the worst first", () => {
    const parts = [part("at risk"), part("protected"), part("not checked"), part("broken")];
    expect(partsFinding(parts, "event")).toBe(
      "One of four events is protected; one is broken, one is not checked, one is at risk",
    );
    expect(partsFinding([part("broken"), part("at risk")], "event")).toBe(
      "Neither event is protected; one is broken, one is at risk",
    );
  });
});

describe("what a board says of time", () => {
  it("does not call a time without a seen break safe", () => {
    expect(historyFinding([])).toBe("No state is known yet");
    expect(historyFinding([span("at risk", 0)])).toBe("At risk since 1 September");
    expect(historyFinding([span("not checked", 0), span("at risk", 13)])).toBe(
      "At risk since 14 September; never seen broken before",
    );
    expect(historyFinding([span("broken", 0), span("broken", 1), span("protected", 2)])).toBe(
      "Protected since 3 September; broken twice before",
    );
  });

  it("writes ages in minutes, and limits as plans write them", () => {
    expect(ageInWords(null)).toBe("unknown");
    expect(ageInWords(59_000)).toBe("0 min");
    expect(ageInWords(130 * 60_000 + 29_000)).toBe("2 h 10 min");
    expect(limitInWords(DAY)).toBe("24 h");
    expect(limitInWords(7 * DAY)).toBe("7 d");
  });
});

it("counts reasons, and says when there is none", () => {
  const broken = { state: "broken" } as const;
  const risk = { state: "at risk" } as const;
  expect(reasonsFinding([], "protected")).toBe("Nothing is held against it");
  expect(reasonsFinding([risk, risk, risk], "at risk")).toBe("Three reasons why it is at risk");
  expect(reasonsFinding([broken, risk, risk], "broken")).toBe(
    "One reason why it is broken, two more against it",
  );
});
