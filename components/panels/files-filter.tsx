"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import type { FileChoice, FilesModel, FilesParams } from "@/lib/api/files";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { inWords } from "@/lib/domain/words";

type FilesFilterProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: FilesParams;
  readonly dirs: readonly FileChoice[];
  readonly modules: readonly FileChoice[];
  /** Null where no CODEOWNERS file is known. */
  readonly owners: readonly FileChoice[] | null;
  /** Null where no goal is set. */
  readonly goals: readonly FileChoice[] | null;
  /** Null where the tree is not known. */
  readonly phantomFiles: FilesModel["phantomFiles"];
};

/** A GET form over the URL; where scripts run it goes there without a reload and leaves empty fields out. */
export function FilesFilter(props: FilesFilterProps) {
  const { place, moment, own, dirs, modules, owners, goals, phantomFiles } = props;
  const router = useRouter();
  const kept = { ...moment, show: own.show, sort: own.sort };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget))
      if (typeof value === "string") fields[name] = value;
    router.push(pageHref(place, "files", fields), { scroll: false });
  };
  const isFiltered = Boolean(
    own.q || own.dir || own.module || own.owner || own.goal || own.phantom,
  );
  return (
    <form
      method="get"
      action={pageHref(place, "files")}
      onSubmit={onSubmit}
      key={`${own.q} ${own.dir} ${own.module} ${own.owner} ${own.goal} ${own.phantom}`}
      className="mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 max-tablet:mb-3"
    >
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <FieldInput
        id="files-q"
        name="q"
        data-filter=""
        label="Path, or glob with * and ?"
        defaultValue={own.q ?? ""}
        placeholder="dependencies.py"
        autoComplete="off"
        spellCheck={false}
        className="w-[240px] max-tablet:w-full"
      />
      <Choice id="files-dir" name="dir" label="Folder" value={own.dir ?? ""} choices={dirs} />
      <Choice
        id="files-module"
        name="module"
        label={
          own.show === "unplanned" || own.show === "unclassified"
            ? "Imports from"
            : "Legacy import from"
        }
        value={own.module ?? ""}
        choices={modules}
      />
      {owners === null ? null : (
        <Choice
          id="files-owner"
          name="owner"
          label="Owner"
          value={own.owner ?? ""}
          choices={owners}
        />
      )}
      {goals === null ? null : (
        <Choice id="files-goal" name="goal" label="Goal" value={own.goal ?? ""} choices={goals} />
      )}
      <PhantomChoice value={own.phantom ?? ""} files={phantomFiles} />
      <Button type="submit">Filter</Button>
      {isFiltered ? (
        <a className="pb-1 text-label" href={pageHref(place, "files", kept)}>
          Take the filters away
        </a>
      ) : null}
    </form>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly FileChoice[];
};

type PhantomChoiceProps = {
  readonly value: string;
  readonly files: FilesModel["phantomFiles"];
};

/** Where no scan has named the tree, existence is unknown, and that is said in place of a number. */
function PhantomChoice({ value, files }: PhantomChoiceProps) {
  const many = (of: "scope" | "any") => (files === null ? "unknown" : inWords(files[of]));
  return (
    <div className="max-tablet:min-w-0 max-tablet:flex-1 max-tablet:basis-[40%]">
      <label htmlFor="files-phantom" className="mb-1 block text-label text-ink-3">
        Imported modules
      </label>
      <select
        id="files-phantom"
        name="phantom"
        defaultValue={value}
        className="h-7 max-w-[205px] rounded-2 border border-ink-4 bg-layer px-1.5 text-body text-ink max-tablet:h-8 max-tablet:w-full"
      >
        <option value="">any</option>
        <option value="scope">{`phantom, in scope (${many("scope")})`}</option>
        <option value="any">{`phantom (${many("any")})`}</option>
      </select>
    </div>
  );
}

/** A choice that the list no longer holds stays, so that the form says what filters. */
function Choice({ id, name, label, value, choices }: ChoiceProps) {
  const isListed = value === "" || choices.some((choice) => choice.value === value);
  return (
    <div className="max-tablet:min-w-0 max-tablet:flex-1 max-tablet:basis-[40%]">
      <label htmlFor={id} className="mb-1 block text-label text-ink-3">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        className="h-7 max-w-[205px] rounded-2 border border-ink-4 bg-layer px-1.5 text-body text-ink max-tablet:h-8 max-tablet:w-full"
      >
        <option value="">any</option>
        {isListed ? null : <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {`${choice.value} (${inWords(choice.files)})`}
          </option>
        ))}
      </select>
    </div>
  );
}
