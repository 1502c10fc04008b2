import { When } from "@/components/ui/value";
import type { Act } from "@/lib/domain/acts";

/** What was done, as a participle: it reads on with "by". */
export const ACT_WORDS: Readonly<Record<Act["kind"], string>> = {
  acknowledge: "Acknowledged",
  note: "Noted",
  tick: "Ticked",
  untick: "Unticked",
  attest: "Attested",
  override: "Overridden",
  goal: "Goal set",
  ungoal: "Goal withdrawn",
};

export type ActTextProps = { readonly act: Act; readonly now?: number };

/** Who did what and when, and why where a reason was given. A name is always said to be unverified. */
export function ActText({ act, now }: ActTextProps) {
  return (
    <span className="[overflow-wrap:anywhere]">
      {ACT_WORDS[act.kind]} by <ActName by={act.by} />, <When at={act.at} {...(now && { now })} />
      {act.reason === "" ? null : <>: “{act.reason}”</>}
    </span>
  );
}

export function ActName({ by }: { readonly by: string }) {
  return (
    <>
      <span className="[overflow-wrap:break-word]">{by}</span>{" "}
      <span className="text-ink-3">(unverified)</span>
    </>
  );
}
