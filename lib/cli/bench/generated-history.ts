import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";

const FILES = 10_000;
const COMMITS = 2_200;
const CHANGES = 6;
const FUNCTIONS = 9;

/** Numbers that look drawn and are the same in every run (mulberry32). */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type File = { readonly path: string; readonly imports: string[]; readonly bodies: string[] };

function importLine(draw: (below: number) => number): string {
  const target = draw(FILES);
  const module = `app.area${target % 40}.part${Math.floor(target / 40) % 25}.m${target}`;
  return draw(3) === 0
    ? `import ${module} as m${target}`
    : `from ${module} import f${draw(FUNCTIONS)}`;
}

function body(draw: (below: number) => number, number: number): string {
  const lines = Array.from({ length: 4 + draw(12) }, (_, line) => {
    const value = draw(100_000);
    if (line % 4 === 3)
      return `    if value > ${value} and options.get("key_${value % 97}"):\n        value -= ${value}`;
    return `    value = compute(value, "${value.toString(36)} of it", [${value}, ${line}])  # step ${line}`;
  });
  return `def f${number}(value, **options):\n    """Does what part ${draw(1000)} of the whole asks for.\n\n    Says what came of it.\n    """\n${lines.join("\n")}\n    return value\n`;
}

function newFile(draw: (below: number) => number, number: number): File {
  return {
    path: `app/area${number % 40}/part${Math.floor(number / 40) % 25}/m${number}.py`,
    imports: Array.from({ length: 3 + draw(8) }, () => importLine(draw)),
    bodies: Array.from({ length: 1 + draw(FUNCTIONS) }, (_, at) => body(draw, at)),
  };
}

function change(file: File, draw: (below: number) => number): void {
  if (draw(3) === 0) file.imports[draw(file.imports.length)] = importLine(draw);
  const at = draw(file.bodies.length);
  file.bodies[at] = body(draw, at);
}

function textOf({ path, imports, bodies }: File): string {
  return `"""What ${path} is for."""\n\n${imports.join("\n")}\n\n\n${bodies.join("\n\n")}`;
}

function* commits(): Generator<string> {
  const draw = drawer(20_250_914);
  const files = Array.from({ length: FILES }, (_, number) => newFile(draw, number));
  for (let number = 0; number < COMMITS; number += 1) {
    const touched =
      number === 0 ? files : Array.from({ length: CHANGES }, () => files[draw(FILES)]);
    yield `commit refs/heads/main\ncommitter Ann <ann@example.org> ${1_700_000_000 + number * 3600} +0000\n${data(`change ${number}`)}`;
    for (const file of new Set(touched)) {
      if (file === undefined) continue;
      if (number > 0) change(file, draw);
      yield `M 100644 inline ${file.path}\n${data(textOf(file))}`;
    }
  }
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Makes a bare repository with a history of 2,200 commits over 10,000 Python files, packed as a clone is. */
export async function generateHistory(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await git(directory, ["init", "-q", "--bare", "-b", "main"], []);
  await git(directory, ["fast-import", "--quiet"], commits());
  await git(directory, ["repack", "-adfq"], []);
}

async function git(cwd: string, args: readonly string[], input: Iterable<string>): Promise<void> {
  const child = spawn("git", args, { cwd, stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(child, "close");
  for (const text of input) if (!child.stdin.write(text)) await once(child.stdin, "drain");
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`git ${args[0]} ended with code ${code}`);
}
