import type { ReactNode } from "react";
import { GlyphLine } from "@/components/panels/glyph-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { CHECK_TONES, SimulatedTag } from "@/components/panels/test-words";
import { PathText } from "@/components/ui/code-text";
import { TONE_TEXT, type Tone, ToneGlyph } from "@/components/ui/glyph";
import { Disclosure } from "@/components/ui/states";
import type { CheckItem, CheckRow } from "@/lib/domain/verdict/check-model";
import type { CheckState } from "@/lib/domain/verdict/words";
import { inWords, plural } from "@/lib/domain/words";

type CheckListProps = {
  readonly word: string;
  readonly children: readonly ReactNode[];
};

/** A part of a gate: entry, steps, exit. */
export function CheckList({ word, children }: CheckListProps) {
  return (
    <div className="mt-3 first:mt-0">
      <h3 className="text-label text-ink-3">{word}</h3>
      <ul>{children}</ul>
    </div>
  );
}

type CheckLineProps = {
  readonly label: ReactNode;
  readonly state: CheckState | "by people" | "ticked" | "attested";
  readonly why: ReactNode;
  readonly isSimulated?: boolean;
  /** Folded below it: what it looked at, item by item. */
  readonly children?: ReactNode;
  /** In place of the glyph: a box that a person ticks. */
  readonly mark?: ReactNode;
  /** At its end: what a person can do about it. */
  readonly act?: ReactNode;
};

/** One line of a gate: glyph, what is asked, why it stands so, and its word at the end. */
export function CheckLine(props: CheckLineProps) {
  const { label, state, why, isSimulated = false, children, mark, act } = props;
  const isByPeople = state === "ticked" || state === "attested";
  const tone = toneOf(state);
  return (
    <li className="flex gap-x-2.5 border-b border-hair-2 py-1.5 last:border-b-0">
      <span className="flex-none pt-0.5">
        {mark ??
          (isByPeople ? (
            <ToneGlyph tone="good" className="text-ink-2" />
          ) : (
            <ToneGlyph tone={tone} />
          ))}
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {label}
        <div className="flex flex-wrap items-center gap-x-2 text-label/5 text-ink-3">
          <span>{why}</span>
          <SimulatedTag isSimulated={isSimulated} />
        </div>
        {children}
      </div>
      <div className="flex flex-none flex-col items-end gap-1 text-label/5">
        <span className={`font-medium whitespace-nowrap ${TONE_TEXT[tone]}`}>{state}</span>
        {act}
      </div>
    </li>
  );
}

/** What a person says is ink, not green: no fact shows it. */
function toneOf(state: CheckLineProps["state"]): Tone {
  if (state === "by people" || state === "ticked" || state === "attested") return "waiting";
  return CHECK_TONES[state];
}

type CheckItemsProps = { readonly check: CheckRow; readonly links: PlanLinks };

/** What a check looked at, the unmet first, folded until asked for. */
export function CheckItems({ check, links }: CheckItemsProps) {
  const { items, itemsTotal } = check;
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state !== "met").length;
  const rest = itemsTotal - items.length;
  const summary =
    open === 0
      ? "Item by item"
      : `Item by item: ${inWords(open)}${rest > 0 ? " or more" : ""} of ${plural(itemsTotal, "item")} not met or unknown`;
  return (
    <div className="text-label/5">
      <Disclosure summary={summary}>
        <ul>
          {items.map((item) => (
            <Item key={`${item.label} ${item.why}`} item={item} links={links} />
          ))}
        </ul>
        {rest > 0 ? <p className="text-label text-ink-3">and {inWords(rest)} more</p> : null}
      </Disclosure>
    </div>
  );
}

function Item({ item, links }: { readonly item: CheckItem; readonly links: PlanLinks }) {
  const { label, state, why, path } = item;
  return (
    <li className="py-0.5">
      <GlyphLine tone={CHECK_TONES[state]} label={state}>
        {path === undefined ? label : <PathText path={label} href={links.file(path)} />}
        <span className="block text-ink-3">{why}</span>
      </GlyphLine>
    </li>
  );
}
