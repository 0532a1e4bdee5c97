import { Empty } from "../part/states";
import { Page } from "../part/page";
import { href } from "../route";

export const NotFound = () => (
  <Page title="Page not found">
    <Empty title="There is no such page, or it isn't for your role">
      <a class="button" href={href("/")}>
        Go to the overview
      </a>
    </Empty>
  </Page>
);
