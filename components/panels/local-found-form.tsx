import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import type { LocalFound } from "@/lib/api/local";
import { inWords, plural } from "@/lib/domain/words";

type LocalFoundFormProps = {
  readonly found: LocalFound;
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onAdd: (project: string) => void;
};

/** What stands at the path, and the button that adds it. */
export function LocalFoundForm({ found, isBusy, problem, onAdd }: LocalFoundFormProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onAdd(String(new FormData(event.currentTarget).get("project") ?? "").trim());
  };
  return (
    <form
      onSubmit={submit}
      aria-label="What was found"
      className="flex flex-col gap-2.5 rounded-2 border border-hair px-3.5 py-3"
    >
      <p className="text-ink-2">
        <strong className="font-semibold text-ink">{found.repository}</strong>: {foundText(found)}{" "}
        {planText(found)}
      </p>
      {found.notes.map((note) => (
        <p key={note} className="max-w-[90ch] text-ink-2">
          {note}
        </p>
      ))}
      <div className="flex flex-wrap items-start gap-x-2 gap-y-2">
        <FieldInput
          id={id}
          name="project"
          label="Project id"
          defaultValue={found.project}
          required
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          problem={problem}
          className="w-60 max-tablet:w-full"
        />
        <Button
          type="submit"
          kind="primary"
          disabled={isBusy}
          className="mt-[22px] max-tablet:mt-0"
        >
          {found.missing === 0 ? "Send its plan" : "Add it"}
        </Button>
      </div>
    </form>
  );
}

function foundText({ commits, missing, branch, project }: LocalFound): string {
  const here = `${plural(commits, "commit")}${branch === null ? "" : ` on ${branch}`}`;
  if (missing === 0) return `${here}, and ${project} has them all.`;
  if (missing === commits) return `${here}, none of them here yet.`;
  return `${here}; ${project} has ${inWords(commits - missing)} of them, ${inWords(missing)} ${missing === 1 ? "is" : "are"} new.`;
}

function planText({ plan }: LocalFound): string {
  if (plan !== null) return `Its plan is ${plan}.`;
  return "It has no plumbline.yaml: a plan is drafted from what is imported through several paths.";
}
