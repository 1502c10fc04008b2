import { z } from "zod";
import { planDocument } from "@/lib/formats/plan/schema";

/** JSON Schema (draft 2020-12) of `plumbline.plan/1`, for editors; what fields say of each other it cannot tell. */
export function planJsonSchema() {
  return z.toJSONSchema(planDocument);
}
