/* The chat page with JavaScript: the same form, answered without loading the page again (widget/talk.js does it). */

import { Talk, storage } from "./widget/talk.js";
import { addTools } from "./widget/tools.js";
import { speak } from "./widget/words.js";

const byId = (id) => document.getElementById(id);
const form = byId("chat-form");
const leave = byId("leave");

leave.addEventListener("click", (event) => {
  event.preventDefault();
  storage.forget();
  window.location.replace(leave.href); // so that Back does not come here again
});

for (const other of document.querySelectorAll(".tools form")) {
  other.addEventListener("submit", () => storage.forget());
}

if (form) {
  document.documentElement.classList.add("scripted");
  speak({ words: JSON.parse(form.dataset.words || "{}"), language: document.documentElement.lang });
  const { homeUrl, turnUrl, resumeUrl, usefulUrl, keepUrl, advice, findUrl, commentUrl, idleMinutes, understood } = form.dataset;
  const log = byId("log");
  const talk = new Talk(
    {
      log, form, announcer: byId("announcer"), waiting: byId("waiting"), letters: byId("letters"), box: byId("text"),
      send: byId("send"), toLatest: form.querySelector(".to-latest"),
    },
    {
      turn: turnUrl, resume: resumeUrl, useful: usefulUrl, keep: keepUrl, advice: JSON.parse(advice), pages: { find: findUrl, comment: commentUrl, base: new URL(homeUrl, window.location.href).href },
      idleMs: Number(idleMinutes) * 60000, understood: Number(understood),
    },
    {
      token: form.elements.token.value,
      onToken(token) {
        for (const field of document.querySelectorAll('input[name="token"]')) field.value = token;
      },
    },
  );
  byId("keep")?.remove(); // the script has its own, which also works when the conversation is forgotten
  addTools(talk, { place: document.querySelector(".chat > .tools"), root: document.documentElement });
  log.querySelector("#latest")?.setAttribute("data-latest", "");
  if (talk.hasBegun) talk.setToken(form.elements.token.value);
  if (talk.box.value) talk.resize();
  talk.resume();
}
