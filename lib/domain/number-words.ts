import { inWords } from "./words";

const WORDS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** "three", "no"; digits above twelve. */
export function countWord(count: number): string {
  return WORDS[count] ?? inWords(count);
}

/** A count as prose says it: words up to twelve, digits above; 0 is "no". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countWord(count)} ${count === 1 ? one : many}`;
}

/** 1 -> "once", 2 -> "twice", 3 -> "three times". */
export function timesInWords(count: number): string {
  if (count === 1) return "once";
  return count === 2 ? "twice" : counted(count, "time");
}

/** "six lives" -> "Six lives". */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
