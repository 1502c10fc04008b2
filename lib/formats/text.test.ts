import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText, isStorable, utf8Length } from "@/lib/formats/text";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("decodeText", () => {
  it("drops a byte order mark and keeps the rest", () => {
    expect(decodeText(bytes("\ufeffä😀"))).toEqual({ ok: true, value: "ä😀", warnings: [] });
  });

  it.each([
    ["half of UTF-16", [0xff, 0xfe, 0x7b, 0, 0x22], "the text is UTF-16 with half a character"],
    ["gzip", [0x1f, 0x8b, 8, 0], "the bytes are still gzip-compressed"],
    ["ZIP", [0x50, 0x4b, 3, 4], "the bytes are a ZIP archive"],
  ])("names %s", (_, head, start) => {
    const result = decodeText(new Uint8Array(head));
    expect(result.ok ? "" : result.issues[0]?.message.slice(0, start.length)).toBe(start);
  });

  it.each([
    ["with a mark", [0xff, 0xfe, 0x7b, 0, 0xe4, 0], "{ä"],
    ["big end first", [0xfe, 0xff, 0, 0x7b, 0, 0xe4], "{ä"],
    ["without a mark", [0x7b, 0, 0x22, 0], '{"'],
    ["without a mark, big end first", [0, 0x3c, 0, 0x61], "<a"],
    ["with half of a pair", [0xff, 0xfe, 0x00, 0xd8, 0x61, 0], "\ufffda"],
  ])("reads UTF-16 %s", (_, encoded, value) => {
    expect(decodeText(new Uint8Array(encoded))).toEqual({ ok: true, value, warnings: [] });
  });

  it("reads the encoding that an XML declaration names", () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>';
    const result = decodeText(new Uint8Array([...bytes(xml), 0xe4]));
    expect(result).toMatchObject({ ok: true, value: `${xml}ä` });
    const other = decodeText(new Uint8Array([...bytes(xml.replace("ISO-8859-1", "x")), 0xe4]));
    expect(other.ok).toBe(false);
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
