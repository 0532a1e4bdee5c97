import { countdown, urgencyOf } from "../deadline";
import { useSession } from "../session";
import { Day, When } from "./text";

/** How long there is left, to be seen from afar: a bar that grows shorter. The words say the same. */
export function TimeLeft({ from, until }: { readonly from: string; readonly until: string }) {
  const now = useSession().now();
  const { share, tone, isByDay } = urgencyOf(from, until, now);
  return (
    <span>
      <span class={tone === "easy" ? "" : `time-${tone}`}>{countdown(until, now).text}</span>
      <svg class={`time-left is-${tone}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" />
        <rect class="is-left" width={String(Math.round(share * 100))} height="4" />
      </svg>
      <span class="under">{isByDay ? <Day at={until} /> : <When at={until} />}</span>
    </span>
  );
}
