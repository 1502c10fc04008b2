import { SentFiles } from "@/components/panels/sent-files";
import { useSendPlan } from "@/components/panels/use-send-plan";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Disclosure } from "@/components/ui/states";
import type { LocalDraft } from "@/lib/api/local";

type LocalDraftOfferProps = {
  readonly project: string;
  readonly draft: LocalDraft;
  /** The page on which it is read and edited first. */
  readonly href: string;
};

/** A repository without a plan: the drafted one is stored at a press, and its burndown opens. */
export function LocalDraftOffer({ project, draft, href }: LocalDraftOfferProps) {
  const { sending, refused } = useSendPlan(project);
  return (
    <div className="flex flex-col gap-2 border-t border-hair pt-2.5">
      <p className="max-w-[90ch] [overflow-wrap:anywhere]">
        <strong className="font-semibold">{draft.sentence}.</strong>{" "}
        <span className="text-ink-2">{draft.why}</span>
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          kind="primary"
          disabled={sending.isPending}
          onClick={() => sending.mutate(draft.text)}
        >
          {sending.isPending ? "Uploading …" : `Track ${draft.symbol}`}
        </Button>
        <a href={href}>Read the draft or choose another symbol</a>
      </div>
      <div aria-live="polite">
        {refused.length > 0 ? <SentFiles files={refused} /> : null}
        {sending.error ? <ErrorState>{sending.error.message}</ErrorState> : null}
      </div>
      <Disclosure summary="What tracking does">
        Tracking stores a plan drafted from the imports: it leads all of them to one path. Nothing
        in the repository changes, and a new version of the plan reads the whole history again.
      </Disclosure>
    </div>
  );
}
