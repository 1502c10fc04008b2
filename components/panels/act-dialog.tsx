"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ActForm } from "@/components/panels/act-form";
import { Button, type ButtonProps } from "@/components/ui/button";
import { CheckButton } from "@/components/ui/check-button";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { ActKind } from "@/lib/domain/acts";

export type ActDialogProps = {
  readonly place: PlanPlace;
  readonly kind: ActKind;
  /** Natural key of what the act is about: `incident:KEY`, `step:…`, `criterion:…`. */
  readonly subject: string;
  /** Heads the dialog: what is about to be said, as a sentence. */
  readonly title: string;
  /** The word on the button that opens it, and on the one that sends it. */
  readonly buttonLabel: string;
  readonly buttonKind?: ButtonProps["kind"];
  /** What follows from the act, in a sentence or two. */
  readonly children?: ReactNode;
  /** Opens by a box that is ticked or not, in place of a button; `title` is its name. */
  readonly isChecked?: boolean;
};

/** A button or a box that asks who says it, and why where the kind needs a reason, and sends the act. */
export function ActDialog(props: ActDialogProps) {
  const { place, kind, subject, title, buttonLabel, buttonKind = "plain", isChecked } = props;
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isAsked, setIsAsked] = useState(false);
  const open = (): void => {
    flushSync(() => setIsAsked(true));
    dialog.current?.showModal();
    focusFirstEmpty(dialog.current);
  };
  const close = (): void => dialog.current?.close();
  const sent = (): void => {
    close();
    requestAnimationFrame(focusPageIfLost);
  };
  return (
    <>
      {isChecked === undefined ? (
        <Button kind={buttonKind} aria-haspopup="dialog" onClick={open}>
          {buttonLabel}
        </Button>
      ) : (
        <CheckButton label={title} isChecked={isChecked} onClick={open} />
      )}
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className="m-auto max-h-[86vh] w-[460px] max-w-[calc(100vw-28px)] overflow-y-auto rounded-3 border border-hair bg-layer p-4 text-left text-ink"
      >
        {isAsked ? (
          <>
            <h2 id={heading} className="text-finding font-semibold text-pretty">
              {title}
            </h2>
            {props.children ? <div className="mt-1 text-ink-2">{props.children}</div> : null}
            <ActForm
              place={place}
              kind={kind}
              subject={subject}
              sendLabel={buttonLabel}
              onSent={sent}
              onCancel={close}
            />
          </>
        ) : null}
      </dialog>
    </>
  );
}

/** A name that is remembered is not asked again: the focus goes to what is missing, else to the button. */
function focusFirstEmpty(dialog: HTMLDialogElement | null): void {
  const fields = [...(dialog?.querySelectorAll<HTMLInputElement>("input, textarea") ?? [])];
  const empty = fields.find(({ value }) => value === "");
  (empty ?? dialog?.querySelector<HTMLElement>("button[type=submit]"))?.focus();
}

/** What was said may take its own button away; the keyboard then goes on from the page, not from the frame. */
function focusPageIfLost(): void {
  if (document.activeElement === document.body) document.getElementById("main")?.focus();
}
