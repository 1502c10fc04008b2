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

/** A number as prose says it where its noun stands elsewhere: words up to twelve, digits above; 0 is "no". */
export function numberWord(count: number): string {
  return WORDS[count] ?? inWords(count);
}

/** A count with its noun: "one life", "six lives", "13 lives", "no lives". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberWord(count)} ${count === 1 ? one : many}`;
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
