import { BareFrame } from "@/components/frame/bare-frame";
import { ButtonLink } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

type RefusedProps = {
  readonly place: { readonly project: string; readonly plan: string };
  /** What the address asks for that cannot be had. */
  readonly reason: string;
};

/** A moment, a version or a filter that the plan cannot be asked for: said as it is, since trying again cannot help. */
export function Refused({ place, reason }: RefusedProps) {
  return (
    <BareFrame project={{ name: place.project }}>
      <PageHead
        sentence="This address asks for something that is not there."
        lede={<span className="[overflow-wrap:anywhere]">{reason}</span>}
        actions={
          <>
            <ButtonLink href={`/${place.project}/${place.plan}`}>The plan as it stands</ButtonLink>
            <ButtonLink href="/">All projects and plans</ButtonLink>
          </>
        }
      />
    </BareFrame>
  );
}
