import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useId } from "react";
import { rememberedName, rememberName } from "@/components/panels/remembered-name";
import { Button } from "@/components/ui/button";
import { FieldArea, FieldInput } from "@/components/ui/field";
import { ApiError } from "@/lib/api/fetch-json";
import type { PlanPlace } from "@/lib/api/plan-query";
import { type NewAct, sendAct } from "@/lib/api/send-act";
import { type ActKind, REASONED_ACTS } from "@/lib/domain/acts";

type ActFormProps = {
  readonly place: PlanPlace;
  readonly kind: ActKind;
  readonly subject: string;
  readonly sendLabel: string;
  readonly onSent: () => void;
  readonly onCancel: () => void;
};

/** Who says it, and why where the kind needs a reason. Rendered in the browser only: it starts with the name kept there. */
export function ActForm({ place, kind, subject, sendLabel, onSent, onCancel }: ActFormProps) {
  const client = useQueryClient();
  const id = useId();
  const sending = useMutation({
    mutationFn: (act: NewAct) => sendAct(place, act),
    onSuccess: async (_, { by }) => {
      rememberName(by);
      await client.invalidateQueries({ queryKey: ["project", place.project] });
      onSent();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    sending.mutate({ kind, subject, by: text("by"), reason: text("reason") });
  };
  return (
    <form onSubmit={submit} className="mt-3 flex flex-col gap-3">
      <FieldInput
        id={`${id}-by`}
        name="by"
        label="Your name (unverified)"
        hint="Shown as you give it, with the word unverified beside it."
        defaultValue={rememberedName()}
        autoComplete="name"
        required
        pattern=".*\S.*"
        maxLength={200}
      />
      {REASONED_ACTS.includes(kind) ? (
        <FieldArea
          id={`${id}-reason`}
          name="reason"
          label={kind === "note" ? "The note" : "Why"}
          required
          maxLength={2000}
          onKeyDown={submitOnCtrlEnter}
        />
      ) : null}
      {sending.error ? <Refusal error={sending.error} /> : null}
      <span className="flex gap-2">
        <Button type="submit" kind="primary" disabled={sending.isPending}>
          {sendLabel}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </span>
    </form>
  );
}

function submitOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** The server's own words: what was refused, and each reason that it names. */
function Refusal({ error }: { readonly error: Error }) {
  const reasons = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return (
    <div role="alert" className="text-label font-medium text-broken [overflow-wrap:anywhere]">
      <p>Not stored: {error.message}</p>
      {reasons.length === 0 ? null : (
        <ul className="mt-1 list-disc pl-4 font-normal">
          {reasons.map(({ detail, pointer }) => (
            <li key={`${pointer} ${detail}`}>{detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
