import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { pageHref } from "@/lib/api/page-params";
import { sendFile } from "@/lib/api/send-file";

/** Stores the text of a plan in a project and opens its burndown; what was refused stands in `refused`. */
export function useSendPlan(project: string) {
  const client = useQueryClient();
  const router = useRouter();
  const sending = useMutation({
    mutationFn: (text: string) =>
      sendFile(project, new File([text], "plumbline.yaml", { type: "application/yaml" }), () => {}),
    onSuccess: ({ plan }) => {
      // The answer names it as `id version 1`.
      const id = plan?.split(" ")[0];
      if (id) router.push(pageHref({ project, plan: id }, "burndown"));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["project", project] }),
        client.invalidateQueries({ queryKey: ["start"] }),
      ]),
  });
  return { sending, refused: sending.data?.problem ? [sending.data] : [] };
}
