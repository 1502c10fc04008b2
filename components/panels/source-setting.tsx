"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import { fetchJson } from "@/lib/api/fetch-json";
import type { UploadsModel } from "@/lib/api/uploads";

type SourceSettingProps = {
  readonly project: string;
  readonly repository: string;
  readonly source: UploadsModel["source"];
};

/** Where commits and lines are looked at: the host that the scans name, or addresses that a person sets. */
export function SourceSetting({ project, repository, source }: SourceSettingProps) {
  const id = useId();
  const client = useQueryClient();
  const { set, derived } = source;
  const save = useMutation({
    mutationFn: (links: UploadsModel["source"]["set"]) =>
      fetchJson<null>(`/api/v1/projects/${encodeURIComponent(project)}/source`, {
        method: "PUT",
        body: JSON.stringify(links),
        headers: { "content-type": "application/json" },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["project", project] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    save.mutate({ commit: textOf(form.get("commit")), line: textOf(form.get("line")) });
  };
  return (
    <Panel
      finding={findingOf(source)}
      legend={`The scans name the repository as ${repository}.`}
      id="source"
      footer={
        <Disclosure summary="How these addresses are written">
          <span className="[overflow-wrap:anywhere]">
            <code>{"{sha}"}</code>, <code>{"{path}"}</code> and <code>{"{line}"}</code> are filled
            in. A GitLab of your own: <code>{"https://git.example/group/name/-/commit/{sha}"}</code>{" "}
            and <code>{"https://git.example/group/name/-/blob/{sha}/{path}#L{line}"}</code>; a
            gitweb: <code>{"https://git.example/?p=name.git;a=commit;h={sha}"}</code>. Empty again:
            as the scans name it. Without either, pages show the command of git that shows the same.
          </span>
        </Disclosure>
      }
    >
      <form
        key={`${set.commit} ${set.line}`}
        onSubmit={submit}
        className="flex flex-wrap items-end gap-3 pb-1"
      >
        <FieldInput
          id={`${id}-commit`}
          name="commit"
          label="Address of a commit"
          defaultValue={set.commit ?? ""}
          placeholder={derived?.commit ?? "https://git.example/name/commit/{sha}"}
          spellCheck={false}
          autoComplete="off"
          className="min-w-0 flex-1 basis-80"
        />
        <FieldInput
          id={`${id}-line`}
          name="line"
          label="Address of a line"
          defaultValue={set.line ?? ""}
          placeholder={derived?.line ?? "https://git.example/name/blob/{sha}/{path}#L{line}"}
          spellCheck={false}
          autoComplete="off"
          className="min-w-0 flex-1 basis-80"
        />
        <Button type="submit" disabled={save.isPending}>
          Set the links
        </Button>
        <p aria-live="polite" className={`w-full ${save.error ? "text-broken" : "text-ink-2"}`}>
          {save.error ? save.error.message : save.isSuccess ? "Set." : ""}
        </p>
      </form>
    </Panel>
  );
}

function textOf(value: FormDataEntryValue | null): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function findingOf({ set, known }: UploadsModel["source"]): string {
  if (known === null) return "Commits have no links: the scans name no host that is known";
  const isSet = set.commit !== null || set.line !== null;
  return `Commits and lines link to ${known.host}${isSet ? ", as it was set" : ""}`;
}
