import type { Ctx } from "../context";
import type { NoticeModel } from "../model";

/** What two companies agreed about whose data it is, in the words of their agreement (Art. 26(2) GDPR). */
export const Arrangement = ({
  ctx: { t },
  notice,
}: {
  readonly ctx: Ctx;
  readonly notice: Pick<NoticeModel, "title" | "sections">;
}) => (
  <details class="arrangement">
    <summary>{t.checkout.arrangement(notice.title)}</summary>
    <dl>
      {notice.sections.map(({ heading, lines }) => (
        <>
          <dt>{heading}</dt>
          {lines.map((line) => (
            <dd>{line}</dd>
          ))}
        </>
      ))}
    </dl>
  </details>
);
