import { z } from "zod";
import { commitLine, continuationLine, headerLine } from "@/lib/formats/scan/schema";

/** JSON Schemas (draft 2020-12) of the lines of `plumbline.scan/1`: the first, one per commit, one that continues it. */
export function scanJsonSchemas() {
  return {
    header: z.toJSONSchema(headerLine),
    commit: z.toJSONSchema(commitLine),
    continuation: z.toJSONSchema(continuationLine),
  };
}
