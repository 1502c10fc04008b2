"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { type FilePlace, fileListHref } from "@/components/panels/file-commit";
import { CLASS_WORDS } from "@/components/panels/file-words";
import { Button } from "@/components/ui/button";
import { type FileModel, type FileParams, LIFE_DAYS } from "@/lib/api/file";
import { modulePrefix, withoutPrefix } from "@/lib/domain/module-prefix";
import { inWords } from "@/lib/domain/words";

type FileLivesFilterProps = {
  readonly data: FileModel;
  readonly at: FilePlace;
  readonly own: FileParams;
};

/** Lives that are few are seen at a glance. */
const FEW = 8;

/** Which lives the lanes and the table show: a GET form over the URL. Null where there are few and none is left out. */
export function FileLivesFilter({ data, at, own }: FileLivesFilterProps) {
  const router = useRouter();
  const { summary } = data;
  const isFiltered = Boolean(own.class || own.module || own.state || own.within);
  if (summary.lives <= FEW && !isFiltered) return null;
  const prefix = modulePrefix(summary.modules.map(({ value }) => value));
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string") fields[name] = value;
    router.push(fileListHref(at, fields), { scroll: false });
  };
  return (
    <form
      method="get"
      action={fileListHref({ ...at, moment: {} }, {})}
      onSubmit={onSubmit}
      key={JSON.stringify(own)}
      aria-label="Which lives"
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 max-tablet:mb-3"
    >
      {Object.entries({ ...at.moment, as: own.as ?? "", lanes: own.lanes ?? "" }).map(
        ([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <Choice name="module" label="Imported from" value={own.module}>
        {[...summary.modules]
          .sort((a, b) => b.lives - a.lives)
          .map(({ value, lives }) => (
            <option key={value} value={value}>
              {`${withoutPrefix(value, prefix)} (${inWords(lives)})`}
            </option>
          ))}
      </Choice>
      <Choice name="class" label="Class" value={own.class}>
        {summary.classes.map(({ value, lives }) => (
          <option key={value} value={value}>{`${CLASS_WORDS[value]} (${inWords(lives)})`}</option>
        ))}
      </Choice>
      <Choice name="state" label="Lives" value={own.state}>
        <option value="open">{`that stand now (${inWords(summary.open)})`}</option>
        <option value="closed">{`that ended (${inWords(summary.lives - summary.open)})`}</option>
      </Choice>
      <Choice name="within" label="That stood within" value={own.within}>
        {LIFE_DAYS.filter((days) => days > 0).map((days) => (
          <option key={days} value={days}>{`the last ${days} days`}</option>
        ))}
      </Choice>
      <Button type="submit">Filter</Button>
      {isFiltered ? (
        <a
          className="pb-1 text-label"
          href={fileListHref(at, { as: own.as ?? "", lanes: own.lanes ?? "" })}
        >
          Show all {inWords(summary.lives)} lives
        </a>
      ) : null}
    </form>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly children: React.ReactNode;
};

function Choice({ name, label, value = "", children }: ChoiceProps) {
  return (
    <div className="max-tablet:min-w-0 max-tablet:flex-1 max-tablet:basis-[40%]">
      <label htmlFor={`lives-${name}`} className="mb-1 block text-label text-ink-3">
        {label}
      </label>
      <select
        id={`lives-${name}`}
        name={name}
        defaultValue={value}
        className="h-7 max-w-[300px] rounded-2 border border-ink-4 bg-layer px-1.5 text-body text-ink max-tablet:h-8 max-tablet:w-full"
      >
        <option value="">any</option>
        {children}
      </select>
    </div>
  );
}
