"use client";

import { type FormEvent, useState } from "react";
import { useGo } from "@/components/frame/use-go";
import { Button } from "@/components/ui/button";
import { FieldInput } from "@/components/ui/field";

type ParamFormProps = {
  /** The parameter of the URL that it sets, and what the URL holds. */
  readonly name: string;
  readonly value: string;
  readonly id: string;
  readonly label: string;
  /** Shown before the field; without it the label is for readers only. */
  readonly lead?: string;
  readonly placeholder: string;
  readonly button: string;
  readonly width: string;
  /** What was typed as the URL writes it, null to drop it, or why it cannot be taken. */
  readonly read: (text: string) => { readonly value: string | null } | { readonly refused: string };
  /** Why the server did not take it. */
  readonly problem: string | null;
};

/** One field that sets one parameter of the page's URL. */
export function ParamForm(props: ParamFormProps) {
  const { name, value, id, label, lead, read, problem } = props;
  const [refused, setRefused] = useState<string | null>(null);
  const go = useGo();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = read(String(new FormData(event.currentTarget).get(name) ?? "").trim());
    setRefused("refused" in said ? said.refused : null);
    if ("value" in said) go({ [name]: said.value });
  };
  return (
    <form
      onSubmit={submit}
      data-print="none"
      className="flex items-start gap-1.5 text-label text-ink-3"
    >
      {lead === undefined ? null : (
        <label htmlFor={id} className="pt-1">
          {lead}
        </label>
      )}
      <FieldInput
        key={value}
        {...{ id, name, label }}
        isLabelHidden
        placeholder={props.placeholder}
        defaultValue={value}
        autoComplete="off"
        spellCheck={false}
        problem={refused ?? problem}
        className={props.width}
      />
      <Button type="submit">{props.button}</Button>
    </form>
  );
}
