import { deflateRawSync } from "node:zlib";
import { pack } from "tar-stream";
import { expect, it } from "vitest";
import { detectFormat, parseReport } from "@/lib/formats/registry";
import { uploadText } from "@/lib/formats/upload-text";

type File = { readonly name: string; readonly bytes: Buffer; readonly declared?: number };

const RESULT = JSON.stringify({ uuid: "1", name: "adds up", status: "passed", stage: "finished" });
const file = (name: string, text: string): File => ({ name, bytes: Buffer.from(text) });
const results = [
  file("allure-results/1-result.json", RESULT),
  file("allure-results/2-attachment.txt", "x".repeat(1000)),
  file("allure-results/categories.json", "[]"),
];

/** A ZIP archive by its specification (APPNOTE 4.3): local headers, central directory, end. */
function zip(files: readonly File[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, declared = bytes.length } of files) {
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declared, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const head = Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1");
    central.push(Buffer.concat([head, fields, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]);
}

async function tar(files: readonly File[]): Promise<Buffer> {
  const archive = pack();
  for (const { name, bytes } of files) archive.entry({ name }, bytes);
  archive.entry({ name: "link-result.json", type: "symlink", linkname: "/etc/passwd" });
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const text = await uploadText(bytes);
  if (text.ok) throw new Error("it was taken");
  return text.issues[0]?.message ?? "";
}

it.each(["zip", "tar"])("a folder of results as %s is one report", async (kind) => {
  const bytes = kind === "zip" ? zip(results) : await tar(results);
  const text = await uploadText(bytes);
  if (!text.ok) throw new Error(text.issues[0]?.message);
  expect(detectFormat(text.value).id).toBe("allure");
  expect(parseReport(text.value, "allure")).toMatchObject({
    ok: true,
    value: { results: [{ path: ["adds up"], status: "passed" }] },
  });
});

it.each(["zip", "tar"])("an archive of anything else is refused by name (%s)", async (kind) => {
  const other = [file("report.xml", "<testsuites/>")];
  const bytes = kind === "zip" ? zip(other) : await tar(other);
  expect(await refusal(bytes)).toContain("holds no Allure results");
});

it("text is decoded as ever", async () => {
  expect(await uploadText(Buffer.from("\ufeffabc"))).toMatchObject({ ok: true, value: "abc" });
});

it("a name that leads out of the archive is refused, and nothing is written anywhere", async () => {
  for (const name of ["../1-result.json", "/1-result.json", "a/../../1-result.json"]) {
    expect(await refusal(zip([file(name, RESULT)]))).toMatch(/cannot be read/);
  }
  expect(await refusal(await tar([file("a/../../1-result.json", RESULT)]))).toContain("leads out");
});

it("a file that declares or inflates to too much is refused before it is held", async () => {
  const bomb = { name: "1-result.json", bytes: Buffer.alloc(9 * 1024 * 1024) };
  expect(await refusal(zip([bomb]))).toContain("1-result.json is larger than 8 MB when inflated");
  expect(await refusal(zip([{ ...bomb, declared: 100 }]))).toMatch(/too many bytes/);
  expect(await refusal(await tar([bomb]))).toContain("larger than 8 MB");
  const many = Array.from({ length: 9 }, (_, index) => ({
    name: `${index}-result.json`,
    bytes: Buffer.alloc(7.5 * 1024 * 1024, 32),
  }));
  expect(await refusal(zip(many))).toContain("larger than 64 MB");
});

it("a damaged archive is refused", async () => {
  const whole = zip(results);
  expect(await refusal(whole.subarray(0, whole.length - 30))).toMatch(/cannot be read/);
  const cut = await tar([file("1-result.json", "x".repeat(3000))]);
  expect(await refusal(cut.subarray(0, 1500))).toMatch(/cannot be read/);
});

it("bytes of a result that are no text are refused with its name", async () => {
  const odd = { name: "1-result.json", bytes: Buffer.from([0x7b, 0xff, 0x7d]) };
  expect(await refusal(zip([odd]))).toMatch(/^1-result\.json: the text is not UTF-8/);
});
