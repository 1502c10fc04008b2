import { spawn } from "node:child_process";
import { CannotError } from "@/lib/cli/usage";

/** One import as CPython's `ast` has it: line, kind, level, module, name, alias, where. */
export type ReferenceRow = readonly [
  line: number,
  kind: string,
  level: number,
  module: string,
  name: string | null,
  alias: string | null,
  where: string | null,
];

/** What CPython says of one file: its imports, or why it does not parse. */
export type Reference = { readonly rows: readonly ReferenceRow[] } | { readonly error: string };

// Reads "SIZE\n" and that many bytes, again and again; answers one line of JSON each.
const SCRIPT = `
import ast, json, re, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
ORDER = ["type-checking", "try", "except", "function", "class"]
NAME = re.compile(r"[^\\W\\d]\\w*(\\.[^\\W\\d]\\w*)*\\Z")
TRIES = (ast.Try, getattr(ast, "TryStar", ast.Try))

def is_guard(test):
    return getattr(test, "id", None) == "TYPE_CHECKING" or getattr(test, "attr", None) == "TYPE_CHECKING"

def rows_of(tree):
    rows = []
    def add(line, kind, level, module, name, alias, places):
        where = next((place for place in ORDER if place in places), None)
        rows.append((line, kind, level, module, name, alias, where))
    def each(nodes, places):
        for node in nodes:
            visit(node, places)
    def call(node, places):
        called = getattr(node.func, "id", getattr(node.func, "attr", None))
        first = node.args[0] if node.args else None
        text = getattr(first, "value", None)
        if called in ("import_module", "__import__") and isinstance(text, str) and NAME.match(text):
            add(first.lineno, "dynamic", 0, text, None, None, places)
    def visit(node, places):
        inside = {}
        if isinstance(node, ast.Import):
            for alias in node.names:
                add(alias.lineno, "import", 0, alias.name, None, alias.asname, places)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                add(alias.lineno, "from", node.level, node.module or "", alias.name, alias.asname, places)
        elif isinstance(node, ast.Call):
            call(node, places)
        elif isinstance(node, TRIES):
            inside = {"body": "try"}
        elif isinstance(node, ast.ExceptHandler):
            inside = {"body": "except"}
        elif isinstance(node, ast.If) and is_guard(node.test):
            inside = {"body": "type-checking"}
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inside = {"body": "function"}
        elif isinstance(node, ast.ClassDef):
            inside = {"body": "class"}
        for field, value in ast.iter_fields(node):
            below = places + [inside[field]] if field in inside else places
            if isinstance(value, list):
                each((item for item in value if isinstance(item, ast.AST)), below)
            elif isinstance(value, ast.AST):
                visit(value, below)
    visit(tree, [])
    return rows

source, target = sys.stdin.buffer, sys.stdout
print(json.dumps(sys.version.split()[0]), flush=True)
for head in source:
    data = source.read(int(head))
    try:
        answer = {"rows": rows_of(ast.parse(data))}
    except Exception as error:
        answer = {"error": "%s: %s @%s" % (type(error).__name__, getattr(error, "msg", error), getattr(error, "lineno", 0))}
    print(json.dumps(answer), flush=True)
`;

export type ReferenceParser = {
  /** Of the Python that answers. */
  readonly version: string;
  readonly parse: (bytes: Uint8Array) => Promise<Reference>;
  readonly end: () => void;
};

/** Starts `python3`; a CannotError when there is none. */
export async function startReference(): Promise<ReferenceParser> {
  const child = spawn("python3", ["-c", SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
  const failed = new Promise<never>((_, reject) => {
    child.on("error", () => reject(new CannotError("python3 could not be started.")));
    child.on("close", (code) => reject(new CannotError(`python3 ended with code ${code}.`)));
  });
  failed.catch(() => {});
  child.stdin.on("error", () => {});
  const answers = linesOf(child.stdout);
  const next = async (): Promise<string> => {
    const answer = await Promise.race([answers.next(), failed]);
    return answer.done ? failed : answer.value;
  };
  const version = String(JSON.parse(await next()));
  return {
    version,
    async parse(bytes) {
      child.stdin.write(`${bytes.length}\n`);
      child.stdin.write(bytes);
      return JSON.parse(await next());
    },
    end: () => child.stdin.end(),
  };
}

async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
