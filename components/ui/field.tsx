import type { ComponentPropsWithRef, ReactNode } from "react";

export type FieldInputProps = Omit<ComponentPropsWithRef<"input">, "id" | "children"> & {
  readonly id: string;
  readonly label: ReactNode;
  /** Hides the label from sight, not from readers. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  /** Why the value was refused. */
  readonly problem?: ReactNode;
};

/** A labelled line of input; a problem names itself and is tied to the field. */
export function FieldInput({
  id,
  label,
  isLabelHidden = false,
  hint,
  problem,
  className = "",
  ...rest
}: FieldInputProps) {
  const notes = [hint ? `${id}-hint` : null, problem ? `${id}-problem` : null].filter(Boolean);
  return (
    <div className={className}>
      <label
        htmlFor={id}
        className={isLabelHidden ? "sr-only" : "mb-1 block text-label text-ink-3"}
      >
        {label}
      </label>
      <input
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={notes.length > 0 ? notes.join(" ") : undefined}
        className="h-7 w-full rounded-2 border border-ink-4 bg-layer px-2 text-body text-ink placeholder:text-ink-3 aria-[invalid]:border-broken max-tablet:h-8"
        {...rest}
      />
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-label text-ink-3">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${id}-problem`} className="mt-1 text-label font-medium text-broken">
          {problem}
        </p>
      ) : null}
    </div>
  );
}

export type FieldAreaProps = Omit<ComponentPropsWithRef<"textarea">, "id" | "children"> & {
  readonly id: string;
  readonly label: ReactNode;
};

/** A labelled text of several lines. */
export function FieldArea({ id, label, className = "", ...rest }: FieldAreaProps) {
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1 block text-label text-ink-3">
        {label}
      </label>
      <textarea
        id={id}
        rows={4}
        className="block w-full resize-y rounded-2 border border-ink-4 bg-layer px-2 py-1 text-body text-ink placeholder:text-ink-3"
        {...rest}
      />
    </div>
  );
}
