/**
 * Where the console begins: the only place that reads the clock.
 *
 * @module
 */
import { render } from "hono/jsx/dom";
import { App } from "./app";
import { followLinks } from "./route";

const root = document.querySelector("#console");
if (!root) throw new Error("index.html has no place for the console");
followLinks();
render(<App now={() => new Date()} />, root as HTMLElement);
