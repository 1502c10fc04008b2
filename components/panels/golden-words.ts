import type { Tone } from "@/components/ui/glyph";
import { capitalised, counted, numberWord, timesInWords } from "@/lib/domain/number-words";
import type { PartRow, Reason, StateSpan } from "@/lib/domain/verdict/golden-path-model";
import { GOLDEN_PATH_STATES, type GoldenPathState } from "@/lib/domain/verdict/words";
import { dayInWords, spanInWords } from "@/lib/domain/words";

/** From good to not known, as legends list them. */
export const GOLDEN_ORDER = ["protected", "at risk", "broken", "not checked"] as const;

/** Glyph, word, wash and meaning of each state of the Golden Path. */
export const GOLDEN_MARKS: Readonly<
  Record<GoldenPathState, { tone: Tone; word: string; wash: string; meaning: string }>
> = {
  protected: {
    tone: "good",
    word: "Protected",
    wash: "bg-protected-wash",
    meaning: "Every guard passed on fresh code and nothing weakened them.",
  },
  "at risk": {
    tone: "warn",
    word: "At risk",
    wash: "bg-risk-wash",
    meaning: "Every guard passed, but a guard or a critical file got weaker.",
  },
  broken: { tone: "bad", word: "Broken", wash: "bg-broken-wash", meaning: "A guard failed." },
  "not checked": {
    tone: "unknown",
    word: "Not checked",
    wash: "hatched",
    meaning: "A guard did not run, is stale or is missing. Never read it as good news.",
  },
};

/** "All five steps are protected"; "Three of five steps are protected; one is broken, one is not checked". */
export function partsFinding(parts: readonly PartRow[], one: string, many = `${one}s`): string {
  const count = (state: GoldenPathState) => parts.filter((part) => part.state === state).length;
  const good = count("protected");
  const all = parts.length === 2 ? `both ${many}` : `all ${counted(parts.length, one, many)}`;
  if (parts.length === 1) return `The one ${one} is ${parts[0]?.state}`;
  if (good === parts.length) return capitalised(`${all} are protected`);
  const whole = GOLDEN_PATH_STATES.find((state) => count(state) === parts.length);
  if (whole !== undefined) return capitalised(`${all} are ${whole}`);
  const rest = GOLDEN_PATH_STATES.filter((state) => state !== "protected" && count(state) > 0)
    .map((state) => `${numberWord(count(state))} ${count(state) === 1 ? "is" : "are"} ${state}`)
    .join(", ");
  const total = counted(parts.length, one, many);
  const none = parts.length === 2 ? `neither ${one}` : `none of ${total}`;
  const lead = `${numberWord(good)} of ${total} ${good === 1 ? "is" : "are"} protected`;
  return capitalised(`${good === 0 ? `${none} is protected` : lead}; ${rest}`);
}

/** What is held against several parts alike, to be said once; null where each has its own. */
export function heldAgainstMany(parts: readonly PartRow[]): string | null {
  const count = (text: string) => parts.filter(({ held }) => held === text).length;
  const texts = parts.flatMap(({ held }) => (held === null ? [] : [held]));
  const [most] = [...texts].sort((a, b) => count(b) - count(a));
  return most !== undefined && count(most) > 1 ? most : null;
}

/** "At risk since 14 September; never seen broken before". The spans are in order of time. */
export function historyFinding(history: readonly StateSpan[]): string {
  const last = history.at(-1);
  if (last === undefined) return "No state is known yet";
  const before = history.slice(0, -1).filter(({ state }) => state === "broken").length;
  const lead = `${GOLDEN_MARKS[last.state].word} since ${dayInWords(last.from)}`;
  if (history.length === 1) return lead;
  return `${lead}; ${before === 0 ? "never seen broken before" : `broken ${timesInWords(before)} before`}`;
}

/** "Three reasons why it is at risk"; "One reason why it is broken, two more against it". */
export function reasonsFinding(
  reasons: readonly Pick<Reason, "state">[],
  state: GoldenPathState,
): string {
  const all = reasons.length;
  if (all === 0) return "Nothing is held against it";
  const own = reasons.filter((reason) => reason.state === state).length;
  const why = `why it is ${state === "protected" ? "not safer" : state}`;
  if (own === 0 || own === all) return capitalised(`${counted(all, "reason")} ${why}`);
  return capitalised(`${counted(own, "reason")} ${why}, ${numberWord(all - own)} more against it`);
}

/** "0 min", "2 h 10 min"; null is what never happened. */
export function ageInWords(ms: number | null): string {
  if (ms === null) return "unknown";
  return ms < 60_000 ? "0 min" : spanInWords(Math.floor(ms / 60_000) * 60_000);
}

/** "24 h" as a plan writes it, "7 d" from three days on. */
export function limitInWords(ms: number): string {
  const hours = ms / 3_600_000;
  return Number.isInteger(hours) && hours < 72 ? `${hours} h` : spanInWords(ms);
}
