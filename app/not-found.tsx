import { PlainFrame } from "@/components/frame/plain-frame";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

/** Missing is said plainly: the address, not the reader, is wrong. */
export default function NotFound() {
  return (
    <PlainFrame>
      <PageHead
        sentence="Nothing stands at this address."
        lede="The project, plan, file or test may never have been uploaded, or its name is written otherwise."
        actions={<ButtonLink href="/">All projects and plans</ButtonLink>}
      />
    </PlainFrame>
  );
}
