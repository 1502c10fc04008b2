import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/server/errors";

const withdrawal = z.strictObject({
  by: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
});

/** Who withdraws and why; both are kept on the uploads page. Throws unprocessable. */
export async function readWithdrawal(
  request: Request,
): Promise<{ readonly by: string; readonly reason: string }> {
  const parsed = withdrawal.safeParse(await request.json().catch(() => null));
  if (!parsed.success)
    throw new AppError(
      "unprocessable",
      'A withdrawal names a person and a reason: {"by": "…", "reason": "…"}.',
    );
  return parsed.data;
}
