import { expressionEnd, type Patience } from "./markup-expressions";

export type Attribute = { readonly value: string; readonly at: number };

/** What a tag says; offsets in UTF-16 units. */
export type Attributes = {
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Behind the tag. */
  readonly end: number;
  /** `<a />` */
  readonly isClosed: boolean;
};

type Reading = {
  readonly text: string;
  readonly attributes: Map<string, Attribute>;
  at: number;
  /** The attribute whose value may follow; empty for none. */
  name: string;
};

/** The attributes of a tag from behind its name on. `patience`: values may be expressions in brackets; null: they may not. */
export function attributesAt(text: string, from: number, patience: Patience | null): Attributes {
  const reading: Reading = { text, attributes: new Map(), at: from, name: "" };
  while (reading.at < text.length) {
    const { at, attributes } = reading;
    const char = text[at] ?? "";
    if (char === ">") return { attributes, end: at + 1, isClosed: text[at - 1] === "/" };
    if (char === '"' || char === "'") takeQuoted(reading, char);
    else if (char === "{" && patience !== null)
      reading.at = expressionEnd(text, at, { opening: "{", patience });
    else if (char === "=") takeBare(reading);
    else takeName(reading);
  }
  return { attributes: reading.attributes, end: text.length, isClosed: false };
}

function takeQuoted(reading: Reading, quote: string): void {
  const { text, at } = reading;
  const found = text.indexOf(quote, at + 1);
  const end = found < 0 ? text.length : found;
  setValue(reading, text.slice(at + 1, end), at);
  reading.at = end + 1;
}

const BARE_VALUE = /[^\s"'>{]+/y;

function takeBare(reading: Reading): void {
  reading.at += 1;
  const value = takeAt(BARE_VALUE, reading);
  if (value !== "") setValue(reading, value, reading.at);
  reading.at += value.length;
}

function setValue(reading: Reading, value: string, at: number): void {
  if (reading.name !== "") reading.attributes.set(reading.name, { value, at });
  reading.name = "";
}

const NAME = /[^\s"'<>/={]+/y;

function takeName(reading: Reading): void {
  const name = takeAt(NAME, reading);
  if (name !== "") {
    reading.name = name;
    reading.attributes.set(name, { value: "", at: reading.at });
  }
  reading.at += Math.max(name.length, 1);
}

function takeAt(pattern: RegExp, { text, at }: Reading): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
