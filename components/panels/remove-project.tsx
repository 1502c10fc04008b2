"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { fetchJson } from "@/lib/api/fetch-json";
import { plural } from "@/lib/domain/words";

type RemoveProjectProps = {
  readonly project: string;
  readonly isDemo: boolean;
  readonly commits: number;
};

/** Deletes the project with all it holds: the demo by one click, any other after its name was typed. */
export function RemoveProject({ project, isDemo, commits }: RemoveProjectProps) {
  const id = useId();
  const removal = useMutation({
    mutationFn: () =>
      fetchJson<null>(`/api/v1/projects/${encodeURIComponent(project)}`, { method: "DELETE" }),
    onSuccess: () => location.assign("/"),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (isDemo || new FormData(event.currentTarget).get("name") === project) removal.mutate();
  };
  return (
    <Panel finding={isDemo ? "The demo can go" : "Delete this project"} id="project">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3 pb-1">
        <p className="w-full max-w-[80ch] text-ink-2">
          {isDemo
            ? "It is a real history that Plumbline loaded itself. It comes back only into an empty store."
            : `All ${plural(commits, "commit")}, every plan version and every upload of ${project} are deleted. This cannot be undone; export the store first if in doubt.`}
        </p>
        {isDemo ? null : (
          <FieldInput
            id={id}
            name="name"
            label={`Type ${project} to confirm`}
            required
            pattern={project.replaceAll(".", "\\.")}
            autoComplete="off"
          />
        )}
        <Button type="submit" kind="danger" disabled={removal.isPending}>
          {isDemo ? "Remove the demo" : "Delete the project"}
        </Button>
        {removal.error ? <p className="text-broken">{removal.error.message}</p> : null}
      </form>
    </Panel>
  );
}
