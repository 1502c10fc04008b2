"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { CLASS_MARKS } from "@/components/charts/class-marks";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { ruleId } from "@/components/panels/plan-rules-table";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { FieldInput } from "@/components/ui/field";
import { ShapeGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { pageHref } from "@/lib/api/page-params";
import { type ExplainModel, explainQuestion } from "@/lib/api/plan";

/** One import asked about: a GET form, so that the question is the URL. */
export function PlanExplain({ place, moment, own }: PlanPartProps) {
  const router = useRouter();
  const kept = { ...moment, compare: own.compare, rules: own.rules };
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string") fields[name] = value.trim();
    router.push(`${pageHref(place, "plan", fields)}#explain`, { scroll: false });
  };
  return (
    <Panel
      id="explain"
      className="scroll-mt-20"
      finding="Which class would an import have, and by which rule?"
    >
      <form
        method="get"
        action={`${pageHref(place, "plan")}#explain`}
        onSubmit={onSubmit}
        key={`${own.path} ${own.module} ${own.name}`}
        className="flex flex-wrap items-end gap-x-3 gap-y-2"
      >
        {Object.entries(kept).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <Line name="path" label="In the file" value={own.path} placeholder="app/service.py" />
        <Line name="module" label="from module" value={own.module} placeholder="app.core.manager" />
        <Line name="name" label="import name (empty: the module itself)" value={own.name} />
        <Button type="submit" kind="primary">
          Explain
        </Button>
      </form>
      <div aria-live="polite" className="mt-3 min-h-8">
        <Explained place={place} moment={moment} own={own} />
      </div>
    </Panel>
  );
}

type LineProps = {
  readonly name: "path" | "module" | "name";
  readonly label: string;
  readonly value: string | undefined;
  readonly placeholder?: string;
};

function Line({ name, label, value, placeholder }: LineProps) {
  return (
    <FieldInput
      id={`explain-${name}`}
      name={name}
      label={label}
      defaultValue={value ?? ""}
      placeholder={placeholder}
      required={name !== "name"}
      autoComplete="off"
      spellCheck={false}
      className={`min-w-48 max-tablet:w-full max-tablet:flex-none ${name === "name" ? "flex-2" : "flex-3"}`}
    />
  );
}

function Explained({ place, moment, own }: Omit<PlanPartProps, "model">) {
  const asked = explainQuestion(place, moment, own);
  if (!asked)
    return (
      <p className="text-ink-2">
        Name a file and a module: it need not exist. Exemptions are judged at the moment of the
        page.
      </p>
    );
  return <Answer query={asked.query} />;
}

function Answer({
  query,
}: {
  readonly query: NonNullable<ReturnType<typeof explainQuestion>>["query"];
}) {
  const { data, error, refetch } = useQuery(query);
  if (error)
    return (
      <ErrorState retry={<Button onClick={() => refetch()}>Try again</Button>}>
        {error.message}
      </ErrorState>
    );
  return data ? <Verdict answer={data} /> : null;
}

function Verdict({ answer }: { readonly answer: ExplainModel }) {
  const mark = answer.class === null ? null : CLASS_MARKS[answer.class];
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="inline-flex items-center gap-2 text-fact font-semibold">
        {mark ? <ShapeGlyph shape={mark.shape} className={mark.color} size={14} /> : null}
        {mark ? mark.word : "Not of the subject"}
      </span>
      <span className="text-ink-2 [overflow-wrap:anywhere]">{answer.sentence}</span>
      {answer.rule ? <a href={`#${ruleId(answer.rule)}`}>Show the rule</a> : null}
    </p>
  );
}
