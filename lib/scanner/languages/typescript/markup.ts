import { type Attribute, attributesAt } from "./markup-attributes";
import { expressionEnd, type Patience } from "./markup-expressions";

/** How the files of a framework hold their scripts. */
export type Flavour = {
  /** What an expression in text begins with; it ends with as many closing brackets. */
  readonly expression: "{" | "{{";
  /** All that stands at the top is a block whose contents are no markup, but for templates in HTML. */
  readonly hasTemplates: boolean;
  /** A script counts wherever it stands, not at the top alone. */
  readonly isAnywhere: boolean;
};

/** The text of a script, and what its tag says. Offsets in UTF-16 units. */
export type Block = {
  readonly start: number;
  readonly end: number;
  readonly attributes: ReadonlyMap<string, Attribute>;
};

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|!doctype)$/i;

const PATIENCE = 100;

type State = {
  readonly text: string;
  readonly flavour: Flavour;
  readonly patience: Patience;
  pos: number;
  /** Names of the elements that are open, outermost first. */
  readonly open: string[];
  readonly blocks: Block[];
};

/**
 * The scripts of a markup: none in comments, expressions and the values of attributes. An element that is never closed ends with the
 * one around it. Steps over each text once, and never fails: what is cut off goes on to the end.
 */
export function scriptBlocks(text: string, flavour: Flavour): readonly Block[] {
  const patience = { left: PATIENCE };
  const state: State = { text, flavour, patience, pos: 0, open: [], blocks: [] };
  const next = flavour.expression === "{" ? /<|\{/g : /<|\{\{/g;
  for (;;) {
    next.lastIndex = state.pos;
    const found = next.exec(text);
    if (found === null) return state.blocks;
    state.pos = found.index;
    if (found[0] === "<") markup(state);
    else state.pos = expressionEnd(text, found.index, { opening: flavour.expression, patience });
  }
}

function markup(state: State): void {
  const { text, pos } = state;
  if (text.startsWith("<!--", pos)) {
    state.pos = behind(text, "-->", pos + 4);
  } else if (/[a-z!]/i.test(text[pos + 1] ?? "")) {
    tag(state);
  } else if (text[pos + 1] === "/") {
    const name = nameAt(text, pos + 2);
    const at = state.open.lastIndexOf(name);
    if (at >= 0) state.open.length = at;
    state.pos = behind(text, ">", pos + 2);
  } else {
    state.pos = pos + 1;
  }
}

function tag(state: State): void {
  const { text, flavour, open } = state;
  const name = nameAt(text, state.pos + 1);
  const { attributes, end, isClosed } = attributesAt(
    text,
    state.pos + 1 + name.length,
    flavour.expression === "{" ? state.patience : null,
  );
  const isTop = open.length === 0;
  state.pos = end;
  if (isClosed || VOID.test(name)) {
    if (name === "script") note(state, { start: end, end, attributes }, isTop);
    return;
  }
  if (!isText(name, isTop, state.flavour, attributes)) {
    open.push(name);
    return;
  }
  const close = closeOf(text, name, end);
  if (name === "script") note(state, { start: end, end: close, attributes }, isTop);
  state.pos = close;
  // The closing tag is stepped over, so that it closes nothing.
  if (close < text.length) state.pos = behind(text, ">", close);
}

/** Whether what an element holds is no markup. */
function isText(
  name: string,
  isTop: boolean,
  { hasTemplates }: Flavour,
  attributes: Block["attributes"],
): boolean {
  if (name === "script" || name === "style") return true;
  if (!hasTemplates || !isTop) return false;
  const language = attributes.get("lang")?.value ?? "html";
  return name !== "template" || language !== "html";
}

function note(state: State, block: Block, isTop: boolean): void {
  if (isTop || state.flavour.isAnywhere) state.blocks.push(block);
}

const NAME = /[^\s/>]*/y;

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? "";
}

function closeOf(text: string, name: string, from: number): number {
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const close = new RegExp(`</${quoted}(?=[\\s/>])`, "g");
  close.lastIndex = from;
  return close.exec(text)?.index ?? text.length;
}

function behind(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}
