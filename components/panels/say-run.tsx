"use client";

import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import type { SaidOfRun } from "@/lib/api/send-file";
import { plural } from "@/lib/domain/words";

type SayRunProps = {
  /** Names of the reports that wait. */
  readonly files: readonly string[];
  /** The latest commit of the line, if there is one. */
  readonly latest: string | null;
  readonly isBusy: boolean;
  readonly onSay: (said: SaidOfRun) => void;
};

/** Asks what test reports do not say themselves: the commit that their tests ran on, and where. */
export function SayRun({ files, latest, isBusy, onSay }: SayRunProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    onSay({ commit: text("commit"), environment: text("environment"), run: text("run") });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 rounded-2 border border-hair px-3 py-2">
      <p>
        {plural(files.length, "report")} to read:{" "}
        <span className="font-mono [overflow-wrap:anywhere]">{files.join(", ")}</span>. Which commit
        did the tool run on?
      </p>
      <div className="grid grid-cols-3 gap-3 max-tablet:grid-cols-1">
        <FieldInput
          id={`${id}-commit`}
          name="commit"
          label="Commit"
          required
          maxLength={64}
          spellCheck={false}
          defaultValue={latest ?? ""}
          hint={latest === null ? "The full SHA." : "Filled in: the latest commit of the line."}
        />
        <FieldInput
          id={`${id}-environment`}
          name="environment"
          label="Environment"
          maxLength={200}
          placeholder="default"
        />
        <FieldInput
          id={`${id}-run`}
          name="run"
          label="Run"
          maxLength={200}
          placeholder="a run of its own"
          hint="Files of one run are given the same name."
        />
      </div>
      <Button type="submit" disabled={isBusy} className="self-start">
        Read {files.length === 1 ? "it" : "them"}
      </Button>
    </form>
  );
}
