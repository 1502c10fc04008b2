"use client";

import { useCopy } from "@/components/ui/copy";
import {
  gitCommand,
  type Source,
  type SourcePlace,
  sourceHref,
} from "@/lib/domain/source/source-links";
import { shortSha } from "@/lib/domain/words";

type SourceLinkProps = SourcePlace & {
  readonly source: Source;
  /** What is linked, in words; without it a mark behind a commit. */
  readonly children?: string;
  /** The host is named in sight too. */
  readonly isHostShown?: boolean;
};

/** A commit or a line on the repository's host; where that is not known, git's command to copy. */
export function SourceLink({ source, children, isHostShown = false, ...place }: SourceLinkProps) {
  const href = sourceHref(source, place);
  if (href === null || source === null)
    return <GitCopy command={gitCommand(place)} text={children} />;
  const what = children ?? shortSha(place.sha);
  return (
    <a
      href={href}
      data-native=""
      target="_blank"
      rel="noreferrer"
      title={`${what} on ${source.host}`}
      className={children === undefined ? "text-ink-3" : undefined}
    >
      {children === undefined ? <span aria-hidden="true">↗</span> : children}
      <span className={isHostShown ? undefined : "sr-only"}>
        {children === undefined ? what : ""} on {source.host}
      </span>
    </a>
  );
}

type GitCopyProps = { readonly command: string; readonly text: string | undefined };

function GitCopy({ command, text }: GitCopyProps) {
  const [state, copy] = useCopy(command);
  const said = { idle: text ?? "git", copied: "Copied", refused: "Not allowed" }[state];
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy: ${command}`}
      className="cursor-copy text-label text-ink-3 underline decoration-dotted underline-offset-2 hover:text-ink"
    >
      <span aria-live="polite">{said}</span>
      <span className="sr-only">: copy {command}</span>
    </button>
  );
}
