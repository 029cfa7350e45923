/*
 * The chat page with JavaScript: the same form, answered without loading the page again.
 *
 * Everything from the server becomes a text node; nothing is ever parsed as HTML. Nothing is stored on the device
 * until a first message was sent, then one key for this tab. The HTML twin of `answerNodes` is templates/layout/reply.html.
 */
"use strict";

(() => {
  const form = document.getElementById("chat-form");
  const leave = document.getElementById("leave");
  const STORED = "offer-conversation";
  const GIVE_UP_MS = 30000;

  const storage = {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(STORED));
      } catch (unreadable) {
        return null;
      }
    },
    keep(token) {
      try {
        sessionStorage.setItem(STORED, JSON.stringify({ token, at: Date.now() }));
      } catch (blocked) {
        /* Private windows may refuse: the chat works, only reloading forgets. */
      }
    },
    forget() {
      try {
        sessionStorage.removeItem(STORED);
      } catch (blocked) {
        /* Nothing was kept. */
      }
    },
  };

  leave.addEventListener("click", (event) => {
    event.preventDefault();
    storage.forget();
    window.location.replace(leave.href); // so that Back does not come here again
  });

  for (const other of document.querySelectorAll(".tools form")) {
    other.addEventListener("submit", () => storage.forget());
  }
  if (!form) return;

  document.documentElement.classList.add("scripted");
  const log = document.getElementById("log");
  const announcer = document.getElementById("announcer");
  const waiting = document.getElementById("waiting");
  const letters = document.getElementById("letters");
  const box = document.getElementById("text");
  const send = document.getElementById("send");
  const idleMs = Number(form.dataset.idleMinutes) * 60000;
  const understood = Number(form.dataset.understood);
  let busy = false;
  let retry = null; // the turn to send again under its old key: {words, key}
  let idleTimers = [];

  /* --- building nodes --- */

  function node(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  function linked(words, href) {
    if (!href) return words;
    return node("a", { href, rel: href.startsWith("http") ? "noreferrer" : null }, words);
  }

  function withLinks(text) {
    const pieces = [];
    let end = 0;
    for (const found of text.matchAll(/https?:\/\/[^\s<>()"']*[^\s<>()"'.,;:!?]/g)) {
      pieces.push(text.slice(end, found.index), linked(found[0], found[0]));
      end = found.index + found[0].length;
    }
    return [...pieces, text.slice(end)];
  }

  function list(className, items) {
    return items && items.length ? node("ul", { class: className }, ...items) : null;
  }

  function helplineNode(line) {
    return node("li", { class: "helpline" },
      node("p", { class: "helpline-name" }, line.name),
      list("ways", line.ways.map((way) => node("li", {}, linked(way.words, way.href)))),
      node("p", {}, line.what_for),
      line.hours ? node("p", { class: "small" }, line.hours) : null);
  }

  function crisisNode(card) {
    return node("section", { class: `crisis crisis-${card.level === "urgent" ? "urgent" : "soft"}` },
      node("h3", {}, card.title),
      node("p", { class: "lead" }, card.lead),
      list("helplines", card.contacts.map(helplineNode)),
      node("p", {}, card.about_us));
  }

  function cardNode(card) {
    const facts = card.facts.map((fact) =>
      node("div", { class: fact.label ? null : "whole" },
        node("dt", { class: fact.label ? null : "quiet" }, fact.label || "What it is"), node("dd", {}, linked(fact.value, fact.href))));
    return node("li", { class: `card card-${card.kind}` },
      card.sample ? node("p", { class: "sample" }, "Sample data: made up to show how this works") : null,
      node("h3", {}, card.heading),
      card.strength_words ? node("p", { class: `tag tag-${card.strength || "none"}` }, card.strength_words) : null,
      facts.length ? node("dl", {}, ...facts) : null,
      list("links", card.links.map((link) => node("li", {}, linked(link.title, link.url)))),
      list("links", (card.comments || []).map((each) =>
        node("li", {}, linked(each.title, `${form.dataset.commentUrl}?${each.query}`)))),
      node("p", { class: "source" },
        `${card.source ? `Source: ${card.source}. ` : ""}${card.checked || "Not yet checked"}.`));
  }

  function choiceNodes(choices) {
    return list("choices", choices.map((choice) => {
      const button = node("button", { type: "button" }, choice.title);
      button.addEventListener("click", () => take({ choice: choice.id, title: choice.title }));
      return node("li", {}, button);
    }));
  }

  function answerNodes(reply) {
    return [
      reply.crisis ? crisisNode(reply.crisis) : null,
      ...reply.say.map((paragraph) => node("p", { class: "say" }, ...withLinks(paragraph))),
      list("cards", reply.cards.map(cardNode)),
      list("helplines", reply.helplines.map(helplineNode)),
      reply.find_page ? node("p", {}, linked("Use the plain search page", form.dataset.findUrl)) : null,
      reply.next_steps.length
        ? node("section", { class: "next" }, node("h3", {}, "What you can do next"),
          list("", reply.next_steps.map((step) => node("li", {}, ...withLinks(step)))))
        : null,
      ...reply.notes.map((note) => node("p", { class: "note" }, note)),
    ].filter(Boolean);
  }

  /* --- the log --- */

  function addYours(said, chosen) {
    const turn = node("li", { class: "turn from-you" },
      node("p", { class: "who" }, "You"),
      node("div", { class: "bubble" }, node("p", { class: "say" }, `${chosen ? "You chose: " : ""}${said}`)));
    log.append(turn);
    return turn;
  }

  function addOurs(reply) {
    document.getElementById("latest")?.removeAttribute("id");
    for (const old of log.querySelectorAll(".choices")) {
      if (reply.choices.length || !reply.keep_text) old.remove();
    }
    const bubble = node("div", { class: "bubble" }, ...answerNodes(reply), choiceNodes(reply.choices));
    const turn = node("li", { class: "turn from-us", id: "latest", tabindex: "-1" },
      node("p", { class: "who" }, "Navigator"), bubble);
    log.append(turn);
    return turn;
  }

  function addAside(words) {
    log.append(node("li", { class: "turn aside" }, node("p", {}, words)));
  }

  function announce(words) {
    // Added, never swapped: a screen reader may not have spoken the last line yet.
    announcer.append(node("p", {}, words));
    while (announcer.childElementCount > 5) announcer.firstElementChild.remove();
  }

  /* --- one turn --- */

  function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function setBusy(now) {
    busy = now;
    if (now) send.setAttribute("aria-disabled", "true");
    else send.removeAttribute("aria-disabled");
  }

  function sayWaiting(words) {
    waiting.textContent = words;
    waiting.hidden = !words;
    if (words) announce(words);
  }

  function setToken(token) {
    for (const field of document.querySelectorAll('input[name="token"]')) field.value = token;
    storage.keep(token);
    watchIdle();
  }

  async function post(address, body, milliseconds) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), milliseconds);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: stop.signal,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
      return await response.json();
    } finally {
      clearTimeout(timer);
    }
  }

  function unreachable() {
    const words = "Sorry, I cannot reach the service just now. Your words are still in the box, so you can try again.";
    return {
      outcome: "unreachable", say: [words, "You can also phone one of the numbers under “Speak to a person” below."],
      crisis: null, cards: [], choices: [], next_steps: [], notes: [], helplines: [], find_page: true, keep_text: true,
      announce: words,
    };
  }

  async function take(turn) {
    if (busy) return;
    const words = turn.choice || turn.text;
    const key = retry && retry.words === words ? retry.key : newKey();
    const mine = addYours(turn.title || turn.text, Boolean(turn.choice));
    setBusy(true);
    if (!turn.choice) box.value = "";
    resize();
    box.focus();
    const timers = [
      setTimeout(() => sayWaiting("Looking…"), 1000),
      setTimeout(() => sayWaiting("This is slower than usual. You can wait, or phone one of the numbers under “Speak to a person”."), 10000),
    ];
    let reply;
    try {
      const body = { token: form.elements.token.value, turn: key };
      reply = await post(form.dataset.turnUrl, turn.choice ? { ...body, choice: turn.choice } : { ...body, text: turn.text }, GIVE_UP_MS);
    } catch (failure) {
      reply = unreachable();
    }
    timers.forEach(clearTimeout);
    sayWaiting("");
    try {
      settle(reply, turn, mine, key);
    } finally {
      setBusy(false);
    }
  }

  function settle(reply, turn, mine, key) {
    const taken = typeof reply.said === "string";
    if (reply.token) setToken(reply.token);
    if (reply.started_again) addAside(reply.started_again);
    if (taken) {
      mine.querySelector(".say").textContent = `${turn.choice ? "You chose: " : ""}${reply.said}`;
      if (reply.started_again) log.append(mine);
    } else {
      mine.remove();
      if (!turn.choice) box.value = box.value ? `${turn.text}\n${box.value}` : turn.text;
    }
    retry = taken ? null : { words: turn.choice || turn.text, key };
    const answer = addOurs(reply);
    announce(reply.announce);
    resize();
    bringIntoView(taken ? mine : answer);
  }

  function bringIntoView(turn) {
    turn.scrollIntoView({ block: "start", behavior: "auto" });
    // A button that was used is gone: typing goes on in the box, without moving the page.
    if (document.activeElement === document.body || document.activeElement === null) box.focus({ preventScroll: true });
  }

  /* --- the box --- */

  let toldLimit = false;
  function resize() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 4, 224)}px`;
    const left = understood - box.value.length;
    letters.textContent = left > 200 ? "" : left >= 0 ? `${left} letters left` : `${-left} letters too many`;
    if (left <= 200 && !toldLimit) announce(letters.textContent);
    toldLimit = left <= 200;
  }

  box.addEventListener("input", resize);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(send);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = event.submitter && event.submitter.name === "choice" ? event.submitter : null;
    take(choice ? { choice: choice.value, title: choice.textContent } : { text: box.value });
  });
  form.querySelector(".to-latest").addEventListener("click", (event) => {
    event.preventDefault();
    (document.getElementById("latest") || log).focus();
  });

  /* --- quiet minutes, and loading the page again --- */

  function watchIdle() {
    idleTimers.forEach(clearTimeout);
    const warnMs = Math.max(idleMs - 5 * 60000, idleMs / 2);
    idleTimers = [
      setTimeout(() => {
        const minutes = Math.max(1, Math.round((idleMs - warnMs) / 60000));
        const words = `It has been quiet for a while. In ${minutes} minutes I will forget this conversation. To carry on, send a message.`;
        addAside(words);
        announce(words);
      }, warnMs),
      setTimeout(() => {
        storage.forget();
        const words = "I have now forgotten this conversation. What is on this page stays until you close it. You can start again at any time.";
        addAside(words);
        announce(words);
      }, idleMs),
    ];
  }

  async function resume() {
    const kept = storage.read();
    if (!kept || typeof kept.token !== "string" || log.querySelector(".from-you")) return;
    if (Date.now() - kept.at > idleMs) {
      storage.forget();
      return;
    }
    let turns;
    try {
      turns = (await post(form.dataset.resumeUrl, { token: kept.token }, GIVE_UP_MS)).turns || [];
    } catch (failure) {
      return;
    }
    if (!turns.length || log.querySelector(".from-you")) {
      if (!turns.length) storage.forget();
      return;
    }
    for (const turn of turns) {
      addYours(turn.said, turn.chosen);
      addOurs(turn);
    }
    setToken(kept.token);
  }

  if (log.querySelector(".from-you")) setToken(form.elements.token.value);
  if (box.value) resize();
  resume();
})();
