"use client";

import { type FormEvent, useState } from "react";
import { useGo } from "@/components/frame/use-go";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { parseDay } from "@/lib/domain/time";

type TargetFormProps = {
  /** What the URL holds. */
  readonly value: string;
  /** Why the server did not take it. */
  readonly problem: string | null;
};

/** Asks what a day demands of the pace. */
export function ForecastTargetForm({ value, problem }: TargetFormProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const go = useGo();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const target = String(new FormData(event.currentTarget).get("target") ?? "").trim();
    const isTaken = target === "" || parseDay(target) !== null;
    setRefused(isTaken ? null : "No day like 2025-12-17.");
    if (isTaken) go({ target: target === "" ? null : target });
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-1.5 text-label text-ink-3">
      <label htmlFor="forecast-target" className="pt-1">
        finished by
      </label>
      <FieldInput
        key={value}
        id="forecast-target"
        name="target"
        label="Target day, UTC"
        isLabelHidden
        placeholder="2025-12-17"
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        problem={refused ?? problem}
        className="w-28"
      />
      <Button type="submit">Set</Button>
    </form>
  );
}
