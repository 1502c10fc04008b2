import { closeClause, innermost } from "./blocks";
import { AT, byteAt } from "./bytes";
import type { Header } from "./keywords";
import { fail, type Lexer } from "./lexer";
import type { Clause } from "./stretches";

const BEFORE: Readonly<Record<"except" | "finally" | "elif" | "else", readonly Clause[]>> = {
  except: ["try", "except"],
  finally: ["try", "except", "try-else"],
  elif: ["if"],
  else: ["if", "loop", "except"],
};

/** Follows the clauses of `if`, loops, `try` and decorators on one level of indentation: what comes after what. */
export function noteClause(lexer: Lexer, header: Header | null): void {
  const block = innermost(lexer);
  const before = block.clause;
  switch (header?.role) {
    case "except":
    case "finally":
    case "elif":
    case "else":
      if (!BEFORE[header.role].includes(before)) {
        fail(lexer, `SyntaxError: '${header.word}' without the statement it belongs to`);
      }
      block.clause = afterClause(header.role, before);
      return;
    case "if":
    case "loop":
    case "try":
      closeClause(lexer);
      block.clause = header.role;
      return;
    default: {
      const isDecorator = header === null && byteAt(lexer.bytes, lexer.pos) === AT;
      const isExpected = isDecorator || header?.role === "definition";
      if (before !== "decorator" || !isExpected) closeClause(lexer);
      block.clause = isDecorator ? "decorator" : "plain";
    }
  }
}

function afterClause(role: keyof typeof BEFORE, before: Clause): Clause {
  if (role === "except") return "except";
  if (role === "elif") return "if";
  return role === "else" && before === "except" ? "try-else" : "plain";
}
