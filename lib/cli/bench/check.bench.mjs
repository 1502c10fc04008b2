// `npm run bench -- check [TREE]`: `plumbline check` of a branch with 20 changed files, start-up included, beside ripgrep (git grep
// where that is missing) for the plan's modules over the same files. TREE is a clone with a plumbline.yaml; without it a tree of
// 12,000 files is made. Runs alternate, medians count. Target: at most 3 times.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PLUMBLINE = fileURLToPath(new URL("../plumbline.mjs", import.meta.url));
const FILES = 12_000;
const IMPORTING = 600;
const CHANGED = 20;
const RUNS = 9;
const TARGET = 3;
const MODULES = ["app.websocket.manager", "app.ws_manager"];

const PLAN = `format: plumbline.plan/1
id: websocket-manager
version: 1
title: WebSocket manager import path
subject:
  names: [WebSocketManager]
  canonical: [{ module: ${MODULES[0]} }]
  legacy: [{ module: ${MODULES[1]} }]
scope: { include: ["**/*.py"], exclude: [] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;

/** Where it is set, every node reads some hundred certificates before anything else, which takes as long as its own start. */
const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;

function run(program, args, cwd) {
  const started = performance.now();
  const { status, error, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  return { ms: performance.now() - started, status, error, stderr };
}

function git(cwd, ...args) {
  const who = [
    "-c",
    "user.name=Bench",
    "-c",
    "user.email=bench@example.org",
    "-c",
    "commit.gpgsign=false",
  ];
  const { status, stderr } = run("git", [...who, ...args], cwd);
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
}

/** About 8 KB of code as people write it: docstrings, comments, strings, functions. */
function fileText(index) {
  const lines = [
    '"""Handles one part of the work."""',
    "import logging",
    "import os",
    "from typing import Any, Optional",
    `from app.services.part${(index * 7) % 97} import Service${index % 13}`,
  ];
  if (index % Math.floor(FILES / IMPORTING) === 0) {
    const module = MODULES[(index / (FILES / IMPORTING)) % 2 < 1 ? 0 : 1];
    lines.push(`from ${module} import WebSocketManager`);
  }
  for (let at = 0; at < 60; at += 1) {
    lines.push(
      "",
      `def step_${at}(value: Any, limit: Optional[int] = ${at}) -> Any:`,
      `    """Does step ${at} of ${index}; see the notes on it's order."""`,
      `    logging.info("step %s of %s", value, "${index}.${at}")  # for people`,
      `    return {"value": value, "limit": limit, 'path': os.path.join("a", 'b')}`,
    );
  }
  return `${lines.join("\n")}\n`;
}

function makeTree() {
  const root = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (let index = 0; index < FILES; index += 1) {
    write(`app/group${index % 60}/package${index % 7}/file${index}.py`, fileText(index));
  }
  write("app/websocket/manager.py", "class WebSocketManager:\n    pass\n");
  write("app/ws_manager.py", "from app.websocket.manager import WebSocketManager\n");
  write("plumbline.yaml", PLAN);
  git(root, "init", "-q", "-b", "main");
  git(root, "add", "-A");
  git(root, "commit", "-q", "-m", "tree");
  git(root, "checkout", "-q", "-b", "work");
  for (let index = 0; index < CHANGED; index += 1) {
    const path = `app/group${index % 60}/package${index % 7}/file${index}.py`;
    write(path, `${fileText(index)}\n\nfrom app.ws_manager import WebSocketManager\n`);
  }
  git(root, "commit", "-q", "-a", "-m", "work");
  return root;
}

function searcher() {
  const patterns = MODULES.flatMap((module) => ["-e", module]);
  const program = process.env.RG ?? "rg";
  if (run(program, ["--version"], ".").status === 0) {
    return { name: "ripgrep", program, args: ["-l", "-F", ...patterns, "-g", "*.py", "."] };
  }
  const args = ["grep", "-l", "-F", ...patterns, "--", "*.py"];
  return { name: "git grep (ripgrep is not here)", program: "git", args };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

const given = process.argv[2];
const tree = given === undefined ? makeTree() : resolve(process.env.INIT_CWD ?? ".", given);
try {
  const search = searcher();
  const check = () => run(process.execPath, [PLUMBLINE, "check"], tree);
  const first = check();
  if (first.status > 1) throw new Error(first.stderr);
  const times = { search: [], check: [] };
  for (let at = 0; at < RUNS; at += 1) {
    times.search.push(run(search.program, search.args, tree).ms);
    times.check.push(check().ms);
  }
  const [base, ours] = [median(times.search), median(times.check)];
  console.log(
    `${search.name}: ${base.toFixed(0)} ms; plumbline check: ${ours.toFixed(0)} ms, start-up included (exit code ${first.status})`,
  );
  console.log(`first start, which makes the bundle when it is missing: ${first.ms.toFixed(0)} ms`);
  console.log(`ratio ${(ours / base).toFixed(2)}, target ${TARGET}`);
} finally {
  if (given === undefined) rmSync(tree, { recursive: true, force: true });
}
