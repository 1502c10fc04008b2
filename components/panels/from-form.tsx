"use client";

import { parseMoment } from "@/components/frame/moment";
import { ParamForm } from "@/components/panels/param-form";

type FromFormProps = {
  /** What the URL holds, unless it is one of the named spans. */
  readonly value: string;
  /** Why the server did not take it. */
  readonly problem: string | null;
};

/** Begins the ledger at any commit or day. */
export function FromForm(props: FromFormProps) {
  return (
    <ParamForm
      {...props}
      name="from"
      id="ledger-from"
      label="Commit or day, UTC"
      placeholder="commit or 2025-09-14"
      button="Go"
      width="w-40"
      read={readFrom}
    />
  );
}

function readFrom(text: string) {
  const value = parseMoment(text);
  return value === null
    ? { refused: "Neither a sha nor a date like 2025-09-14 or 2025-09-14 05:12." }
    : { value };
}
