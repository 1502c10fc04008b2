import { CopyButton } from "@/components/ui/copy";

/** A piece of a plan to start from, with its copy button. */
export function PlanSample({ yaml }: { readonly yaml: string }) {
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      <pre className="w-full max-w-[76ch] overflow-x-auto rounded-2 bg-sunken px-3 py-2 text-label/[18px] whitespace-pre-wrap">
        {yaml}
      </pre>
      <CopyButton text={yaml}>Copy</CopyButton>
    </div>
  );
}
