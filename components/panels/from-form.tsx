"use client";

import { type FormEvent, useState } from "react";
import { parseMoment } from "@/components/frame/moment";
import { useGo } from "@/components/frame/use-go";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";

type FromFormProps = {
  /** What the URL holds, unless it is one of the named spans. */
  readonly value: string;
  /** Why the server did not take it. */
  readonly problem: string | null;
};

/** Begins the ledger at any commit or day. */
export function FromForm({ value, problem }: FromFormProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const go = useGo();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const from = parseMoment(String(new FormData(event.currentTarget).get("from") ?? ""));
    setRefused(
      from === null ? "Neither a sha nor a date like 2025-09-14 or 2025-09-14 05:12." : null,
    );
    if (from !== null) go({ from });
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-1.5">
      <FieldInput
        key={value}
        id="ledger-from"
        name="from"
        label="Commit or day, UTC"
        isLabelHidden
        placeholder="commit or 2025-09-14"
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        problem={refused ?? problem}
        className="w-40"
      />
      <Button type="submit">Go</Button>
    </form>
  );
}
