"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";
import { fetchJson } from "@/lib/api/fetch-json";

type WithdrawProps = { readonly project: string; readonly upload: number };

/** Takes an upload back, by name and with a reason; both stay on the page. */
export function Withdraw({ project, upload }: WithdrawProps) {
  const client = useQueryClient();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const withdrawal = useMutation({
    mutationFn: (body: { readonly by: string; readonly reason: string }) =>
      fetchJson<null>(`/api/v1/projects/${encodeURIComponent(project)}/uploads/${upload}`, {
        method: "DELETE",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["project", project] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    withdrawal.mutate({ by: String(form.get("by")), reason: String(form.get("reason")) });
  };
  if (!isOpen) {
    return (
      <Button onClick={() => setIsOpen(true)}>
        Withdraw<span className="sr-only"> upload {upload}</span>
      </Button>
    );
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 py-1">
      <FieldInput
        id={`${id}-by`}
        name="by"
        label="Your name (unverified)"
        required
        maxLength={200}
      />
      <FieldInput
        id={`${id}-reason`}
        name="reason"
        label="Why"
        required
        maxLength={2000}
        problem={withdrawal.error?.message}
      />
      <span className="flex gap-2">
        <Button type="submit" kind="primary" disabled={withdrawal.isPending}>
          Withdraw
        </Button>
        <Button onClick={() => setIsOpen(false)}>Keep it</Button>
      </span>
    </form>
  );
}
