import { fail, type Lexer } from "./lexer";
import type { Block } from "./stretches";

// CPython's limit (MAXINDENT); what is nested deeper does not parse there either.
const MAX_LEVELS = 100;

/** The block that the current statement stands in. */
export function innermost(lexer: Lexer): Block {
  const block = lexer.blocks[lexer.blocks.length - 1];
  if (block === undefined) throw new Error("The outermost block is never left.");
  return block;
}

/** Opens or leaves blocks for a statement that starts at these columns; says what does not fit. */
export function indentTo(lexer: Lexer, column: number, narrowColumn: number): void {
  const opened = lexer.opened;
  lexer.opened = null;
  const block = innermost(lexer);
  if (column > block.column) {
    enter(lexer, column, narrowColumn, opened);
    return;
  }
  if (opened !== null) fail(lexer, "IndentationError: expected an indented block");
  if (column < block.column) leave(lexer, column, narrowColumn);
  const now = innermost(lexer);
  if (now.column === column && now.narrowColumn !== narrowColumn) {
    fail(lexer, "TabError: inconsistent use of tabs and spaces in indentation");
  }
}

function enter(lexer: Lexer, column: number, narrowColumn: number, opened: number | null): void {
  const outer = innermost(lexer);
  if (opened === null) fail(lexer, "IndentationError: unexpected indent");
  if (narrowColumn <= outer.narrowColumn) {
    fail(lexer, "TabError: inconsistent use of tabs and spaces in indentation");
  }
  if (lexer.blocks.length >= MAX_LEVELS) {
    fail(lexer, "IndentationError: too many levels of indentation");
    return;
  }
  lexer.blocks.push({ column, narrowColumn, places: opened ?? outer.places, clause: "plain" });
}

function leave(lexer: Lexer, column: number, narrowColumn: number): void {
  let places = 0;
  while (innermost(lexer).column > column) {
    closeClause(lexer);
    places = lexer.blocks.pop()?.places ?? 0;
  }
  if (innermost(lexer).column < column) {
    fail(lexer, "IndentationError: unindent does not match any outer indentation level");
    // Nearest to what was meant: the statement still belongs to the block it half left.
    lexer.blocks.push({ column, narrowColumn, places, clause: "plain" });
  }
}

/** A `try` that no `except` or `finally` follows, a decorator that decorates nothing. */
export function closeClause(lexer: Lexer): void {
  const block = innermost(lexer);
  if (block.clause === "try") fail(lexer, "SyntaxError: expected 'except' or 'finally' block");
  if (block.clause === "decorator") fail(lexer, "SyntaxError: decorator without function or class");
  block.clause = "plain";
}

/** At the end of the file: nothing may be left open. */
export function closeBlocks(lexer: Lexer): void {
  if (lexer.opened !== null) fail(lexer, "IndentationError: expected an indented block");
  while (lexer.blocks.length > 1) {
    closeClause(lexer);
    lexer.blocks.pop();
  }
  closeClause(lexer);
}
