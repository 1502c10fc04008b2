"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import type { DiscoverModel, DiscoverParams } from "@/lib/api/discover";
import { hrefWith } from "@/lib/api/page-params";
import { PATH_KINDS } from "@/lib/domain/discover/fragment";
import { PATH_WORDS } from "@/lib/domain/discover/words";
import { inWords } from "@/lib/domain/words";

type DiscoverFilterProps = {
  readonly project: string;
  readonly own: DiscoverParams;
  readonly kinds: DiscoverModel["kinds"];
};

/** A GET form over the URL; where scripts run it goes there without a reload and leaves empty fields out. */
export function DiscoverFilter({ project, own, kinds }: DiscoverFilterProps) {
  const router = useRouter();
  const base = `/${project}/discover`;
  const kept = { at: own.at, show: own.show };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string") fields[name] = value;
    router.push(hrefWith(base, fields), { scroll: false });
  };
  return (
    <form
      method="get"
      action={base}
      onSubmit={onSubmit}
      key={`${own.q} ${own.kind}`}
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 max-tablet:mb-3"
    >
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <FieldInput
        id="discover-q"
        name="q"
        data-filter=""
        label="Part of a name or a module"
        defaultValue={own.q ?? ""}
        autoComplete="off"
        spellCheck={false}
        className="w-[264px] max-tablet:w-full"
      />
      <div className="max-tablet:min-w-0 max-tablet:flex-1">
        <label htmlFor="discover-kind" className="mb-1 block text-label text-ink-3">
          Astray through
        </label>
        <select
          id="discover-kind"
          name="kind"
          defaultValue={own.kind ?? ""}
          className="h-7 max-w-[300px] rounded-2 border border-ink-4 bg-layer px-1.5 text-body text-ink max-tablet:h-8 max-tablet:w-full"
        >
          <option value="">any path</option>
          {PATH_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {`${PATH_WORDS[kind].word} (${inWords(kinds[kind])})`}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">Filter</Button>
      {own.q || own.kind ? (
        <a className="pb-1 text-label" href={hrefWith(base, kept)}>
          Take the filters away
        </a>
      ) : null}
    </form>
  );
}
