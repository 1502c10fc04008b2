import "server-only";
import { planJsonSchema } from "@/lib/formats/plan/json-schema";
import { scanJsonSchemas } from "@/lib/formats/scan/json-schema";
import { AppError } from "@/lib/server/errors";

/** The schema of a plan, or of the kinds of line of a scan. Throws not-found for another format. */
export function schemaOf(format: string): object {
  if (format === "plan") return planJsonSchema();
  if (format === "scan") return scanJsonSchemas();
  throw new AppError("not-found", `There is no schema of ${format}; there are plan and scan.`);
}
