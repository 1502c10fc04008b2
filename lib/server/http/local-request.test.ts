import { expect, test, vi } from "vitest";

const URL_OF_LOCAL = "http://127.0.0.1:3000/api/v1/local";

/** The module as it is in a server that was started with these settings. */
async function withSettings(settings: Record<string, string>) {
  vi.resetModules();
  vi.unstubAllEnvs();
  vi.stubEnv("DATABASE_URL", "postgresql://here/plumbline");
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  return import("@/lib/server/http/local-request");
}

function asked(headers: Record<string, string>, body: unknown = {}): Request {
  const all = { host: "127.0.0.1:3000", "content-type": "application/json", ...headers };
  return new Request(URL_OF_LOCAL, { method: "POST", headers: all, body: JSON.stringify(body) });
}

const EMBEDDED = { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_COMMAND: "/here/plumbline.mjs" };

test("nobody is answered where the store is a database of a team, or no command is known", async () => {
  const others = [
    { PLUMBLINE_EMBEDDED: "0", PLUMBLINE_COMMAND: "/here/plumbline.mjs" },
    { PLUMBLINE_EMBEDDED: "1", PLUMBLINE_COMMAND: "" },
  ];
  for (const settings of others) {
    const { hasLocal, requireLocal } = await withSettings(settings);
    expect(hasLocal()).toBe(false);
    expect(() => requireLocal(asked({}))).toThrow(expect.objectContaining({ code: "not-found" }));
  }
});

test("only this machine's own pages are answered", async () => {
  const { requireLocal } = await withSettings(EMBEDDED);
  expect(requireLocal(asked({}))).toBe("/here/plumbline.mjs");
  expect(requireLocal(asked({ origin: "http://127.0.0.1:3000" }))).toBe("/here/plumbline.mjs");
  for (const headers of [
    { host: "evil.example" },
    { origin: "http://evil.example" },
    { origin: "http://127.0.0.1:4000" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    expect(() => requireLocal(asked(headers)), JSON.stringify(headers)).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  }
});

test("a path is that of a directory, whole; an id is one that may be taken", async () => {
  const { readAsked } = await withSettings(EMBEDDED);
  const here = process.cwd();
  expect(await readAsked(asked({}, { path: `${here}/lib/..` }))).toEqual({
    path: here,
    project: null,
  });
  for (const [body, code] of [
    [{ path: "lib" }, "unprocessable"],
    [{ path: "--upload-pack=x" }, "unprocessable"],
    [{ path: `${here}/package.json` }, "unprocessable"],
    [{ path: `${here}\0` }, "unprocessable"],
    [{ path: here, project: "--server=http://evil.example" }, "unprocessable"],
    [{ path: here, extra: 1 }, "bad-request"],
    [{}, "bad-request"],
  ] as const) {
    await expect(readAsked(asked({}, body)), JSON.stringify(body)).rejects.toMatchObject({ code });
  }
  const form = asked({ "content-type": "text/plain" }, { path: here });
  await expect(readAsked(form)).rejects.toMatchObject({ code: "unsupported" });
});
