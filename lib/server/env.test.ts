import { describe, expect, test } from "vitest";
import { parseEnvironment } from "@/lib/server/env";

const url = "postgresql://plumbline@db.example/plumbline";

describe("the settings", () => {
  test("need nothing but a store", () => {
    expect(parseEnvironment({ DATABASE_URL: url })).toEqual({
      databaseUrl: url,
      isEmbedded: false,
      wantsDemo: false,
      port: 3000,
    });
  });

  test("are read from text", () => {
    const variables = {
      DATABASE_URL: url,
      PLUMBLINE_EMBEDDED: "1",
      PLUMBLINE_DEMO: "0",
      PORT: "80",
    };
    expect(parseEnvironment(variables)).toMatchObject({
      isEmbedded: true,
      wantsDemo: false,
      port: 80,
    });
  });

  test("are refused all at once, by name", () => {
    expect(() => parseEnvironment({ PORT: "http", PLUMBLINE_DEMO: "yes" })).toThrow(
      /DATABASE_URL is not set: run `npm start`.*PLUMBLINE_DEMO.*PORT/,
    );
    expect(() => parseEnvironment({ DATABASE_URL: "mysql://x" })).toThrow("begin with postgresql");
  });
});
