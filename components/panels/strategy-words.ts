import type { Tone } from "@/components/ui/glyph";
import type { Bucket } from "@/lib/domain/plan";
import type { ProofVerdict } from "@/lib/domain/verdict/strategy-model";

type BucketWord = { readonly word: string; readonly group: string };

export const BUCKET_WORDS: Readonly<Record<Bucket, BucketWord>> = {
  new: { word: "New", group: "New" },
  update: { word: "Update", group: "Update" },
  validation: { word: "Validation", group: "Validation" },
  existing: { word: "Existing", group: "Existing, counts in no bucket" },
};

type ProofWord = { readonly tone: Tone; readonly gloss: string };

/** What a test that must fail first has proved, and what that is worth. */
export const PROOF_WORDS: Readonly<Record<ProofVerdict, ProofWord>> = {
  good: {
    tone: "good",
    gloss: "failed for its reason while violations stood, and passed once they had gone",
  },
  proved: {
    tone: "good",
    gloss:
      "failed for the reason that the plan names while violations stood; it has not passed yet",
  },
  vacuous: {
    tone: "warn",
    gloss: "passed while violations stood, so its passing says nothing about them",
  },
  broken: {
    tone: "bad",
    gloss: "failed, and not for the reason that the plan names: the test itself needs a look",
  },
  "pre-existing": {
    tone: "warn",
    gloss: "was there before the plan began, so it is not a new proof",
  },
  "never ran": { tone: "unknown", gloss: "no run holds it, so nothing is known" },
};
