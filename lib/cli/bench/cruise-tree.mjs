// Started by typescript-tree.ts in a tree: reads the folders and files named with dependency-cruiser and writes how many
// source files it read and how many imports they have.
import { cruise } from "dependency-cruiser";
import { teachJsx } from "../setup/swc-with-jsx.mjs";

const SOURCE = /\.[mc]?[tj]sx?$/;

teachJsx();
const { output } = await cruise(process.argv.slice(2), {
  parser: "swc",
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
});
const read = output.modules.filter(
  ({ source, coreModule, couldNotResolve }) =>
    SOURCE.test(source) && !coreModule && !couldNotResolve && !source.includes("node_modules"),
);
const imports = read.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
console.log(JSON.stringify({ files: read.length, imports }));
