import "server-only";
import { z } from "zod";
import { planDocument } from "@/lib/formats/plan/schema";
import { commitLine, continuationLine, headerLine } from "@/lib/formats/scan/schema";
import { AppError } from "@/lib/server/errors";

const OPTIONS = { target: "draft-2020-12", io: "input", unrepresentable: "any" } as const;

/** Throws not-found for another format. */
export function schemaOf(format: string): object {
  if (format === "plan")
    return { title: "plumbline.plan/1", ...z.toJSONSchema(planDocument, OPTIONS) };
  if (format !== "scan")
    throw new AppError("not-found", `There is no schema of ${format}; there are plan and scan.`);
  const line = z.union([headerLine, commitLine, continuationLine]);
  return { title: "plumbline.scan/1, one line", ...z.toJSONSchema(line, OPTIONS) };
}
