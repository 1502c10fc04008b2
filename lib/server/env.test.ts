import { describe, expect, test } from "vitest";
import { parseEnvironment } from "@/lib/server/env";

const url = "postgresql://plumbline@db.example/plumbline";

describe("the settings", () => {
  test("need nothing but a store", () => {
    expect(parseEnvironment({ DATABASE_URL: url })).toEqual({
      databaseUrl: url,
      isEmbedded: false,
      port: 3000,
      command: null,
    });
  });

  test("are read from text", () => {
    const variables = {
      DATABASE_URL: url,
      PLUMBLINE_EMBEDDED: "1",
      PORT: "80",
      PLUMBLINE_COMMAND: "/plumbline.mjs",
    };
    expect(parseEnvironment(variables)).toMatchObject({
      isEmbedded: true,
      port: 80,
      command: "/plumbline.mjs",
    });
  });

  test("are refused all at once, by name", () => {
    expect(() => parseEnvironment({ PORT: "http", PLUMBLINE_EMBEDDED: "yes" })).toThrow(
      /DATABASE_URL is not set: run `npm start`.*PLUMBLINE_EMBEDDED.*PORT/,
    );
    expect(() => parseEnvironment({ DATABASE_URL: "mysql://x" })).toThrow("begin with postgresql");
  });
});
