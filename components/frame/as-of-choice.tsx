"use client";

import type { FormEvent } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { formatIso, formatMoment } from "@/components/ui/format";
import { parseMoment } from "./moment";
import type { AsOf } from "./types";
import { useGo, useHrefWith } from "./use-go";

export type AsOfChoiceProps = {
  readonly asOf: AsOf;
  readonly planStartsAt: number | null;
  readonly onDone: () => void;
};

/** Another moment: a date, a sha, the plan's start or the latest commit. */
export function AsOfChoice({ asOf, planStartsAt, onDone }: AsOfChoiceProps) {
  const hrefWith = useHrefWith();
  return (
    <>
      <MomentForm onDone={onDone} />
      <ul className="mt-2 border-t border-hair-2 pt-2 text-body">
        {planStartsAt === null ? null : (
          <li>
            <a
              href={hrefWith({ at: formatIso(planStartsAt) })}
              className="inline-flex h-7 items-center"
            >
              Plan start, {formatMoment(planStartsAt, asOf.t)}
            </a>
          </li>
        )}
        <li>
          <a href={hrefWith({ at: null })} className="inline-flex h-7 items-center">
            Latest, {formatMoment(asOf.latest.t, asOf.t)}
          </a>
        </li>
      </ul>
    </>
  );
}

function MomentForm({ onDone }: { readonly onDone: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const go = useGo();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("at") ?? "");
    const at = parseMoment(text);
    if (at === null) {
      setProblem("Neither a sha nor a date like 2025-09-14 or 2025-09-14 05:12.");
      return;
    }
    go({ at });
    onDone();
  };
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <FieldInput
        id="as-of"
        name="at"
        label="Date or commit, UTC"
        placeholder="2025-09-14 05:12"
        autoComplete="off"
        spellCheck={false}
        autoFocus
        problem={problem}
        className="min-w-0 flex-1"
      />
      <Button type="submit" className={problem === null ? "" : "mb-auto mt-5"}>
        Go
      </Button>
    </form>
  );
}
