/** The page: it chooses a person, reads what that person knows, and keeps it up to date. */

import { Client, fetchTeam } from "./client.js";
import { byId, h } from "./dom.js";
import { setEmoji } from "./emoji.js";
import { routeOfPermalink } from "./routes.js";
import { Session } from "./session.js";

let session = null;

async function start() {
  openPermalink();
  const { ok, people, message } = await fetchTeam();
  if (!ok) return refuse(message);
  const person = firstPerson(people.filter((known) => !known.is_bot && !known.deleted));
  const emoji = new Client(person.id).get("emoji").then((answer) => setEmoji(answer.emoji ?? {}));
  await actAs(person.id, emoji);
}

/** Whom the address names; else somebody to whom the app speaks the language of this browser. */
function firstPerson(people) {
  const chosen = new URLSearchParams(location.search).get("as");
  const language = (locale) => locale.split("-")[0];
  return people.find((person) => person.id === chosen)
    ?? people.find((person) => language(person.locale) === language(navigator.language))
    ?? people[0];
}

/** The person stands in the address, so that two windows can be two people. */
async function actAs(personId, emoji) {
  const address = new URL(location.href);
  address.searchParams.set("as", personId);
  history.replaceState(null, "", address);
  const client = new Client(personId);
  const [boot] = await Promise.all([client.get("boot"), emoji]);
  if (!boot.ok) return refuse(boot.message);
  session?.close();
  session = new Session({ client, boot, actAs, restart: () => actAs(personId) });
  session.show();
}

/** The server answers every permalink with this page. */
function openPermalink() {
  const found = routeOfPermalink(location.href);
  if (found) history.replaceState(null, "", `/#/${found.route}`);
}

function refuse(sentence) {
  const again = h("button.button", { type: "button", on: { click: start } }, "Try again");
  byId("main").replaceChildren(h("div.empty", {}, h("p", {}, sentence), again));
}

window.addEventListener("hashchange", () => session?.show());
start();
