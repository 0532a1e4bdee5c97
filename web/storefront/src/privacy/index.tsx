/**
 * The privacy centre's pages. Apart from the shop's, so that no page of goods pays for them.
 *
 * @module
 */
import type { Assets } from "../assets";
import { contextOf } from "../context";
import { en, type PrivacyMessages } from "./messages.en";
import { nl } from "./messages.nl";
import type { ConfirmModel, EraseModel, OverviewModel, SignInModel } from "./model";
import { OverviewPage } from "./overview";
import { ConfirmPage, ErasePage, SignInPage } from "./pages";

export type * from "./model";

const languages: Readonly<Record<string, PrivacyMessages>> = { en, nl };
const messagesFor = (locale: string): PrivacyMessages => languages[locale.slice(0, 2).toLowerCase()] ?? en;

const html = (page: unknown): string => `<!doctype html>${String(page)}`;

export const createPrivacyPages = (assets: Assets) => {
  const props = <M extends SignInModel | ConfirmModel | OverviewModel | EraseModel>(model: M) => {
    const ctx = contextOf(model, assets);
    return { ctx, say: messagesFor(ctx.t.language), model };
  };
  return {
    signIn: (model: SignInModel) => html(<SignInPage {...props(model)} />),
    confirm: (model: ConfirmModel) => html(<ConfirmPage {...props(model)} />),
    overview: (model: OverviewModel) => html(<OverviewPage {...props(model)} />),
    erase: (model: EraseModel) => html(<ErasePage {...props(model)} />),
  };
};
