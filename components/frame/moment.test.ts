import { describe, expect, it } from "vitest";
import { parseMoment } from "./moment";

describe("parseMoment", () => {
  it.each([
    ["ec3d06f9", "ec3d06f9"],
    [" EC3D06F9 ", "ec3d06f9"],
    ["2025-09-14", "2025-09-14T23:59:59Z"],
    ["2025-09-14 05:12", "2025-09-14T05:12:59Z"],
    ["2025-09-14T05:12:27Z", "2025-09-14T05:12:27Z"],
    ["2025-02-30", null],
    ["2025-09-14 25:00", null],
    ["yesterday", null],
    ["", null],
  ])("%s is %s", (text, moment) => {
    expect(parseMoment(text)).toBe(moment);
  });
});
