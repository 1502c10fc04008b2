"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { LocalFoundForm } from "@/components/panels/local-found-form";
import { LocalScanState } from "@/components/panels/local-scan-state";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { useIsHeard } from "@/components/ui/use-heard";
import { addLocal, cancelLocal, type LocalScan, localQuery, lookAt } from "@/lib/api/local";
import { type StartProject, startQuery } from "@/lib/api/start";

/** Adds a git repository of this machine: looked at first, then scanned and sent by a process of its own. */
export function LocalAdd() {
  const client = useQueryClient();
  const { data } = useQuery(localQuery());
  const [added, setAdded] = useState(0);
  const scan = data?.scan ?? null;
  const take = (model: typeof data) => client.setQueryData(localQuery().queryKey, model);
  const { data: projects } = useQuery(startQuery());
  const looking = useMutation({ mutationFn: (path: string) => lookAt(path, null) });
  const adding = useMutation({
    mutationFn: ({ path, project }: { readonly path: string; readonly project: string }) =>
      addLocal(path, project),
    onSuccess: (model) => {
      looking.reset();
      setAdded((count) => count + 1);
      take(model);
    },
  });
  const cancelling = useMutation({ mutationFn: cancelLocal, onSuccess: take });
  useStartAgain(scan === null ? "" : `${scan.id} ${scan.state} ${scan.board}`);
  const isRunning = scan?.state === "running";
  const path = looking.variables ?? "";
  return (
    <div className="flex flex-col gap-3">
      <PathForm
        // Emptied by what is added here, not by a scan that ends meanwhile.
        key={added}
        isBusy={looking.isPending || isRunning}
        problem={looking.error?.message ?? null}
        onLook={(typed) => {
          adding.reset();
          looking.mutate(typed);
        }}
      />
      {looking.data && !isRunning ? (
        <LocalFoundForm
          key={`${path} ${looking.data.project}`}
          found={looking.data}
          isBusy={adding.isPending}
          problem={adding.error?.message ?? null}
          onAdd={(project) => adding.mutate({ path, project })}
        />
      ) : null}
      {scan === null || looking.data ? null : (
        <LocalScanState
          scan={withoutOffer(scan, projects ?? [])}
          onCancel={() => cancelling.mutate()}
          onAgain={() => adding.mutate({ path: scan.path, project: scan.found?.project ?? "" })}
        />
      )}
    </div>
  );
}

/** Once the project has a plan, the drafted one is not offered any more. */
function withoutOffer(scan: LocalScan, projects: readonly StartProject[]): LocalScan {
  const project = projects.find(({ slug }) => slug === scan.found?.project);
  if (scan.draft === null || project === undefined || project.plans.length === 0) return scan;
  return { ...scan, draft: null, board: `/${project.slug}` };
}

/** The rest of the page is asked for again whenever the scan has come to something else. */
function useStartAgain(state: string): void {
  const client = useQueryClient();
  useEffect(() => {
    if (state !== "") void client.invalidateQueries({ queryKey: startQuery().queryKey });
  }, [client, state]);
}

type PathFormProps = {
  readonly isBusy: boolean;
  readonly problem: string | null;
  readonly onLook: (path: string) => void;
};

function PathForm({ isBusy, problem, onLook }: PathFormProps) {
  const id = useId();
  const isHeard = useIsHeard();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const path = String(new FormData(event.currentTarget).get("path") ?? "").trim();
    if (path !== "" && !isBusy) onLook(path);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-x-2 gap-y-2">
      <FieldInput
        id={id}
        name="path"
        label="Path of a git repository on this machine"
        placeholder="/home/you/your-repository"
        required
        maxLength={4000}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        disabled={!isHeard}
        problem={problem}
        hint="It is read with git, by a process of its own. Nothing in it is changed, and nothing leaves this machine."
        className="min-w-0 flex-1 basis-72"
      />
      <Button type="submit" disabled={isBusy || !isHeard} className="mt-[22px] max-tablet:mt-0">
        Look at it
      </Button>
    </form>
  );
}
