"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import type { TestsParams } from "@/components/panels/tests-words";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";

type TestsFilterProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: TestsParams;
  readonly environments: readonly string[];
};

/** A GET form over the URL; where scripts run it goes there without a reload and leaves empty fields out. */
export function TestsFilter({ place, moment, own, environments }: TestsFilterProps) {
  const router = useRouter();
  const kept = { ...moment, show: own.show };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string") fields[name] = value;
    router.push(pageHref(place, "tests", fields), { scroll: false });
  };
  const environment = own.environment ?? "";
  const choices =
    environment === "" || environments.includes(environment)
      ? environments
      : [environment, ...environments];
  return (
    <form
      method="get"
      action={pageHref(place, "tests")}
      onSubmit={onSubmit}
      key={`${own.q} ${own.environment}`}
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 max-tablet:mb-3"
    >
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <FieldInput
        id="tests-q"
        name="q"
        data-filter=""
        label="Part of a name or path"
        defaultValue={own.q ?? ""}
        placeholder="user_isolation"
        autoComplete="off"
        spellCheck={false}
        className="w-[264px] max-tablet:w-full"
      />
      <div className="max-tablet:min-w-0 max-tablet:flex-1">
        <label htmlFor="tests-environment" className="mb-1 block text-label text-ink-3">
          Environment
        </label>
        <select
          id="tests-environment"
          name="environment"
          defaultValue={environment}
          className="h-7 max-w-[300px] rounded-2 border border-ink-4 bg-layer px-1.5 text-body text-ink max-tablet:h-8 max-tablet:w-full"
        >
          <option value="">any</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">Filter</Button>
      {own.q || own.environment ? (
        <a className="pb-1 text-label" href={pageHref(place, "tests", kept)}>
          Take the filters away
        </a>
      ) : null}
    </form>
  );
}
