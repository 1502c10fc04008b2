"use client";

import { ParamForm } from "@/components/panels/param-form";
import { parseDay } from "@/lib/domain/time";

type TargetFormProps = {
  /** What the URL holds. */
  readonly value: string;
  /** Why the server did not take it. */
  readonly problem: string | null;
};

/** Asks what a day demands of the pace. */
export function ForecastTargetForm(props: TargetFormProps) {
  return (
    <ParamForm
      {...props}
      name="target"
      id="forecast-target"
      label="Target day, UTC"
      lead="finished by"
      placeholder="2025-12-17"
      button="Set"
      width="w-28"
      read={readDay}
    />
  );
}

function readDay(text: string) {
  if (text === "") return { value: null };
  return parseDay(text) === null ? { refused: "No day like 2025-12-17." } : { value: text };
}
