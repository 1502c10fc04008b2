"""The imports of Python files as the interpreter's own `ast` has them (2.7 and 3).

Reads "SIZE\\n" and that many bytes, again and again; answers one line of JSON each: {"rows": [...]} with
[line, kind, level, module, name, alias, where], or {"error": "..."} for a file that does not parse.
The first line it writes is the interpreter's version.
"""
import ast
import gc
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(10000)
# A tree is freed when it is let go; looking for cycles in it costs as much as parsing.
gc.disable()
COLLECT_EVERY = 2000

WHERE = ["type-checking", "try", "except", "function", "class"]
TYPE_CHECKING, TRY, EXCEPT, FUNCTION, CLASS = 1, 2, 4, 8, 16
INSIDE = {
    ("Try", "body"): TRY,
    ("TryStar", "body"): TRY,
    ("TryExcept", "body"): TRY,
    ("ExceptHandler", "body"): EXCEPT,
    ("FunctionDef", "body"): FUNCTION,
    ("AsyncFunctionDef", "body"): FUNCTION,
    ("ClassDef", "body"): CLASS,
}
# Where statements stand within statements; all that must be visited in a file without dynamic imports.
STATEMENTS = {
    "Module": ("body",),
    "If": ("body", "orelse"),
    "For": ("body", "orelse"),
    "AsyncFor": ("body", "orelse"),
    "While": ("body", "orelse"),
    "With": ("body",),
    "AsyncWith": ("body",),
    "Try": ("body", "handlers", "orelse", "finalbody"),
    "TryStar": ("body", "handlers", "orelse", "finalbody"),
    "TryExcept": ("body", "handlers", "orelse"),
    "TryFinally": ("body", "finalbody"),
    "ExceptHandler": ("body",),
    "FunctionDef": ("body",),
    "AsyncFunctionDef": ("body",),
    "ClassDef": ("body",),
    "Match": ("cases",),
    "match_case": ("body",),
}
CALLS = ("import_module", "__import__")
NAME = re.compile(u"[^\\W\\d]\\w*(\\.[^\\W\\d]\\w*)*\\Z", re.UNICODE)
TEXT = (str, type(u""))


def may_call(data):
    """Whether `import_module` or `__import__` may be called: their names stand there, or may in other bytes."""
    head = b"\n".join(data.replace(b"\r", b"\n").split(b"\n", 2)[:2])
    if b"coding" in head or any(call.encode("ascii") in data for call in CALLS):
        return True
    return NOT_ASCII.search(data) is not None


NOT_ASCII = re.compile(b"[^\\x00-\\x7f]")


def place_inside(node, kind, field):
    if kind == "If":
        test = node.test
        guard = getattr(test, "id", None) == "TYPE_CHECKING" or getattr(test, "attr", None) == "TYPE_CHECKING"
        return TYPE_CHECKING if guard and field == "body" else 0
    if kind == "TryFinally" and field == "body":
        # Python 2: `try`, `except`, `finally` is a TryExcept alone within a TryFinally, on the same line.
        first = node.body[0]
        is_same = type(first).__name__ == "TryExcept" and first.lineno == node.lineno
        return 0 if is_same else TRY
    return INSIDE.get((kind, field), 0)


def rows_of(tree, is_deep):
    rows = []

    def add(line, kind, level, module, name, alias, places):
        where = next((place for bit, place in enumerate(WHERE) if places & (1 << bit)), None)
        rows.append((line, kind, level, module, name, alias, where))

    def call(node, places):
        called = getattr(node.func, "id", getattr(node.func, "attr", None))
        first = node.args[0] if node.args else None
        text = getattr(first, "value", getattr(first, "s", None))
        if called in CALLS and isinstance(text, TEXT) and NAME.match(text):
            add(first.lineno, "dynamic", 0, text, None, None, places)

    def visit(node, places):
        kind = type(node).__name__
        if kind == "Import":
            for alias in node.names:
                add(getattr(alias, "lineno", node.lineno), "import", 0, alias.name, None, alias.asname, places)
            return
        if kind == "ImportFrom":
            for alias in node.names:
                line = getattr(alias, "lineno", node.lineno)
                add(line, "from", node.level or 0, node.module or "", alias.name, alias.asname, places)
            return
        if kind == "Call":
            call(node, places)
        for field in node._fields if is_deep else STATEMENTS.get(kind, ()):
            value = getattr(node, field, None)
            below = places | place_inside(node, kind, field)
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        visit(item, below)
            elif isinstance(value, ast.AST):
                visit(value, below)

    visit(tree, 0)
    return rows


def answer(data):
    try:
        return {"rows": rows_of(ast.parse(data), may_call(data))}
    except Exception as error:
        reason = getattr(error, "msg", None) or error
        return {"error": "%s: %s @%s" % (type(error).__name__, reason, getattr(error, "lineno", None) or 0)}


def main():
    source = getattr(sys.stdin, "buffer", sys.stdin)
    sys.stdout.write(json.dumps(sys.version.split()[0]) + "\n")
    sys.stdout.flush()
    count = 0
    for head in iter(source.readline, b""):
        sys.stdout.write(json.dumps(answer(source.read(int(head)))) + "\n")
        sys.stdout.flush()
        count += 1
        if count % COLLECT_EVERY == 0:
            gc.collect()


main()
