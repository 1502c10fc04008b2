import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, isStorable, utf8Length } from "@/lib/formats/text";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("decodeText", () => {
  it("drops a byte order mark and keeps the rest", () => {
    expect(decodeText(bytes("\ufeffä😀"))).toEqual({ ok: true, value: "ä😀", warnings: [] });
  });

  it.each([
    ["UTF-16 with a mark", [0xff, 0xfe, 0x7b, 0], "the text is UTF-16"],
    ["UTF-16, big end first", [0xfe, 0xff, 0, 0x7b], "the text is UTF-16"],
    ["UTF-16 without a mark", [0x7b, 0, 0x22, 0], "the text is UTF-16"],
    ["gzip", [0x1f, 0x8b, 8, 0], "the bytes are still gzip-compressed"],
    ["ZIP", [0x50, 0x4b, 3, 4], "the bytes are a ZIP archive"],
  ])("names %s", (_, head, start) => {
    const result = decodeText(new Uint8Array(head));
    expect(result.ok ? "" : result.issues[0]?.message.slice(0, start.length)).toBe(start);
  });

  it("names the line that is not UTF-8", () => {
    const cp1252 = new Uint8Array([...bytes("a\nb\nc"), 0xe4, ...bytes("\nd")]);
    expect(decodeText(cp1252)).toMatchObject({
      ok: false,
      issues: [{ message: "the text is not UTF-8; save it as UTF-8", line: 3 }],
    });
  });
});

describe("utf8Length", () => {
  it("is the length of the encoded text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(utf8Length(text)).toBe(bytes(text).length);
      }),
    );
  });
});

describe("isStorable", () => {
  it.each([
    ["abc", true],
    ["😀", true],
    ["a\0", false],
    ["\ud83d", false],
    ["\ude00\ud83d", false],
    ["a\ude00", false],
  ])("%j: %s", (text, expected) => {
    expect(isStorable(text)).toBe(expected);
  });
});
