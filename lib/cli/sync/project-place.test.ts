import { expect, test } from "vitest";
import { CannotError } from "@/lib/cli/usage";
import { OtherCodeBaseError, projectPlace } from "./project-place";

/** A server on which these ids are other code bases. */
const taken = (ids: readonly string[]) => async (project: string) => {
  if (ids.includes(project)) throw new OtherCodeBaseError(`${project} is another`);
  return `line of ${project}`;
};

test("a repository goes to the project of its name", async () => {
  expect(await projectPlace("My Shop", taken([]))).toEqual({
    ...{ project: "my-shop", found: "line of my-shop", notes: [] },
  });
});

test("beside another code base of that name, with a number and a word about it", async () => {
  const place = await projectPlace("shop", taken(["shop", "shop-2"]));
  expect(place).toMatchObject({ project: "shop-3", found: "line of shop-3" });
  expect(place.notes[0]).toContain("Project shop is another code base");
});

test("what else stands against a project is no reason for another", async () => {
  const unreachable = () => Promise.reject(new CannotError("it cannot be reached"));
  await expect(projectPlace("shop", unreachable)).rejects.toThrow("it cannot be reached");
});

test("it does not look for ever", async () => {
  const all = () => Promise.reject(new OtherCodeBaseError("another"));
  await expect(projectPlace("shop", all)).rejects.toThrow("another");
});
