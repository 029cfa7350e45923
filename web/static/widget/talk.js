/*
 * One conversation: what is sent, what comes back, and what happens when nothing does. Page and widget hand in their
 * own parts; nothing here knows which of the two it serves.
 *
 * Nothing is stored on the device until a first message was sent, then one key for this tab.
 */

import { answerNodes, choiceNodes, node, usefulNode } from "./nodes.js";
import { say } from "./words.js";

const STORED = "offer-conversation";
const GIVE_UP_MS = 30000;
const SLOW_MS = 10000;
const LOOKING_MS = 1000;
const WORDS = {
  looking: "Looking…",
  slow: "This is slower than usual. You can wait, or phone somebody now:",
  unreachable: "Sorry, I cannot reach the service just now. Your words are still in the box, so you can try again.",
  phone: "You can also phone one of these.",
  again: "Try again",
  offline: "You are not connected to the internet. Your words stay in the box. Try again when you are connected.",
  online: "You are connected again.",
  notJudged: "I could not send that just now. You can carry on as before.",
  forgotten: "I have now forgotten this conversation. What is on this page stays until you close it. You can start again at any time.",
  quiet: "It has been quiet for a while. In {minutes} minutes I will forget this conversation. To carry on, send a message or press the button.",
  keep: "Carry on with this conversation",
  kept: "This conversation goes on.",
};

/* The one key kept on the device. Private windows may refuse: the chat works, only loading again forgets. */
export const storage = {
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
      /* Nothing is kept. */
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

/* Posts JSON and reads JSON; throws when nothing comes back in good time. */
export async function post(address, body, milliseconds = GIVE_UP_MS) {
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

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class Talk {
  /*
   * parts: the elements log, announcer, waiting, letters, box, send, form, toLatest;
   * settings: addresses turn, resume, useful, keep; pages {find, comment}; idleMs; understood (letters the assistant
   * reads); advice, people to phone;
   * token: a signed one, or "" for a new conversation; onToken: told each new one; decorate: may add to an answer.
   */
  constructor(parts, settings, { token = "", onToken = () => {}, decorate = () => {} } = {}) {
    Object.assign(this, parts);
    this.settings = settings;
    this.token = token;
    this.onToken = onToken;
    this.decorate = decorate;
    this.busy = false;
    this.retry = null; // the turn to send again under its old key: {words, key}
    this.idleTimers = [];
    this.toldLimit = false;
    this._listen();
  }

  /* --- the log --- */

  get hasBegun() {
    return Boolean(this.log.querySelector(".from-you"));
  }

  get latest() {
    return this.log.querySelector("[data-latest]");
  }

  addYours(said, chosen) {
    const turn = node("li", { class: "turn from-you" },
      node("p", { class: "who" }, "You"),
      node("div", { class: "bubble" }, node("p", { class: "say" }, new Text(`${chosen ? say("You chose: ") : ""}${said}`))));
    this.log.append(turn);
    return turn;
  }

  addOurs(reply) {
    this.latest?.removeAttribute("data-latest");
    for (const old of this.log.querySelectorAll(".choices")) {
      if (reply.choices.length || !reply.keep_text) old.remove();
    }
    const choices = choiceNodes(reply.choices, (choice) => this.take(choice));
    const bubble = node("div", { class: "bubble" }, ...answerNodes(reply, this.settings.pages), choices);
    const turn = node("li", { class: "turn from-us", "data-latest": "", tabindex: "-1" },
      node("p", { class: "who" }, "Navigator"), bubble);
    this.decorate(bubble, reply);
    if (reply.useful) bubble.append(this._useful(reply.useful));
    this.log.append(turn);
    return turn;
  }

  _useful(below) {
    const place = usefulNode(below, (said) => this.judge(place, below.key, said));
    return place;
  }

  /* What a family says of an answer; what comes back stands below it from then on. */
  async judge(place, key, said) {
    let below;
    try {
      below = await post(this.settings.useful, { token: this.token, key, said });
    } catch (failure) {
      below = {};
    }
    if (!below.choices || below.say) below = { choices: [], thanks: WORDS.notJudged };
    const after = this._useful(below);
    place.replaceWith(after);
    const next = after.querySelector("button") || this.box;
    next.focus({ preventScroll: true });
    if (below.thanks) this.announce(below.thanks);
  }

  addAside(words, ...more) {
    this.log.append(node("li", { class: "turn aside" }, node("p", {}, words), ...more));
  }

  tell(words, ...more) {
    this.addAside(words, ...more);
    this.announce(words);
  }

  /* A button that goes as soon as it was pressed. */
  once(words, act) {
    const button = node("button", { type: "button", class: "plain once" }, words);
    button.addEventListener("click", () => {
      button.remove();
      act();
      this.box.focus();
    });
    return button;
  }

  announce(words) {
    // Added, never swapped: a screen reader may not have spoken the last line yet.
    this.announcer.append(node("p", {}, words));
    while (this.announcer.childElementCount > 5) this.announcer.firstElementChild.remove();
  }

  /* --- one turn --- */

  async take(turn) {
    if (this.busy) return;
    const words = turn.choice || turn.text;
    const key = this.retry && this.retry.words === words ? this.retry.key : newKey();
    const mine = this.addYours(turn.title || turn.text, Boolean(turn.choice));
    const dots = node("li", { class: "turn typing", "aria-hidden": "true" }, ...[1, 2, 3].map(() => node("span", {}, "•")));
    this.log.append(dots);
    dots.scrollIntoView({ block: "nearest", behavior: "auto" });
    this._setBusy(true);
    if (!turn.choice) this.box.value = "";
    this.resize();
    this.box.focus();
    const timers = [
      setTimeout(() => {
        dots.remove();
        this._sayWaiting(WORDS.looking);
      }, LOOKING_MS),
      setTimeout(() => this._sayWaiting(WORDS.slow, this._number()), SLOW_MS),
    ];
    let reply;
    try {
      const said = turn.choice ? { choice: turn.choice } : { text: turn.text };
      reply = await post(this.settings.turn, { token: this.token, turn: key, ...said });
      if (!Array.isArray(reply.say)) reply = this._unreachable();
    } catch (failure) {
      reply = this._unreachable();
    }
    timers.forEach(clearTimeout);
    dots.remove();
    this._sayWaiting("");
    try {
      this._settle(reply, turn, mine, key);
    } finally {
      this._setBusy(false);
    }
  }

  _settle(reply, turn, mine, key) {
    const taken = typeof reply.said === "string";
    if (reply.token) this.setToken(reply.token);
    if (reply.started_again) this.addAside(reply.started_again);
    if (taken) {
      mine.querySelector(".say").textContent = `${turn.choice ? say("You chose: ") : ""}${reply.said}`;
      if (reply.started_again) this.log.append(mine);
    } else {
      mine.remove();
      if (!turn.choice) this.box.value = this.box.value ? `${turn.text}\n${this.box.value}` : turn.text;
    }
    this.retry = taken ? null : { words: turn.choice || turn.text, key };
    for (const old of this.log.querySelectorAll(".once")) old.remove();
    const answer = this.addOurs(reply);
    if (reply.keep_text && reply.find_page) {
      answer.querySelector(".bubble").append(this.once(WORDS.again, () => this.take(turn.choice ? turn : { text: this.box.value })));
    }
    this.announce(reply.announce);
    this.resize();
    this._bringIntoView(taken ? mine : answer);
  }

  _bringIntoView(turn) {
    turn.scrollIntoView({ block: "start", behavior: "auto" });
    // A button that was used is gone: typing goes on in the box, without moving the page.
    const active = this.log.getRootNode().activeElement;
    if (!active || active === document.body) this.box.focus({ preventScroll: true });
  }

  _unreachable() {
    const words = navigator.onLine === false ? WORDS.offline : WORDS.unreachable;
    return {
      outcome: "unreachable", say: [words, WORDS.phone], crisis: null, cards: [], choices: [], next_steps: [],
      notes: [], helplines: this.settings.advice, find_page: true, keep_text: true, announce: words,
    };
  }

  _setBusy(now) {
    this.busy = now;
    if (now) this.send.setAttribute("aria-disabled", "true");
    else this.send.removeAttribute("aria-disabled");
  }

  _sayWaiting(words, number) {
    this.waiting.replaceChildren(words, ...(number ? [" ", number] : []));
    this.waiting.hidden = !words;
    if (words) this.announce(this.waiting.textContent);
  }

  /* The first of the people to phone, to tap. */
  _number() {
    const [{ name, ways }] = this.settings.advice;
    return node("a", { href: ways[0].href }, `${name}: ${ways[0].words}`);
  }

  setToken(token) {
    this.token = token;
    this.onToken(token);
    storage.keep(token);
    this._watchIdle();
  }

  /* --- the box --- */

  resize() {
    const { box, letters } = this;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 4, 224)}px`;
    const left = this.settings.understood - box.value.length;
    letters.textContent = left > 200 ? "" : left >= 0 ? say("{count} letters left", { count: left }) : say("{count} letters too many", { count: -left });
    if (left <= 200 && !this.toldLimit) this.announce(letters.textContent);
    this.toldLimit = left <= 200;
  }

  _listen() {
    const { box, form, send } = this;
    box.addEventListener("input", () => this.resize());
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit(send);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { name, value } = event.submitter || {};
      if (name === "useful") {
        this.judge(event.submitter.closest(".useful"), ...value.split("."));
        return;
      }
      const choice = name === "choice" ? event.submitter : null;
      this.take(choice ? { choice: choice.value, title: choice.textContent } : { text: box.value });
    });
    this.toLatest.addEventListener("click", (event) => {
      event.preventDefault();
      (this.latest || this.log).focus();
    });
    window.addEventListener("offline", () => this.tell(WORDS.offline));
    window.addEventListener("online", () => this.tell(WORDS.online));
  }

  /* --- quiet minutes, and loading the page again --- */

  _watchIdle() {
    const { idleMs } = this.settings;
    this.idleTimers.forEach(clearTimeout);
    const warnMs = Math.max(idleMs - 5 * 60000, idleMs / 2);
    const left = Math.max(1, Math.round((idleMs - warnMs) / 60000));
    const since = Date.now();
    this.idleTimers = [
      setTimeout(() => {
        // A device that slept over the warning goes straight to the end.
        if (Date.now() - since < idleMs) this.tell(say(WORDS.quiet, { minutes: left }), this.once(WORDS.keep, () => this.keep()));
      }, warnMs),
      setTimeout(() => this._forgotten(), idleMs),
    ];
  }

  _forgotten() {
    storage.forget();
    this.idleTimers.forEach(clearTimeout);
    this.tell(WORDS.forgotten);
  }

  /* The quiet minutes begin anew. */
  async keep() {
    let state;
    try {
      ({ state } = await post(this.settings.keep, { token: this.token }));
    } catch (failure) {
      state = "down";
    }
    if (state === "forgotten") {
      this._forgotten();
    } else if (state === "kept") {
      this.setToken(this.token);
      this.tell(WORDS.kept);
    } else {
      this.tell(navigator.onLine === false ? WORDS.offline : WORDS.unreachable, this.once(WORDS.again, () => this.keep()));
    }
  }

  /* Shows again what was said before the page was loaded again, while the conversation lives. */
  async resume() {
    const kept = storage.read();
    if (!kept || typeof kept.token !== "string" || this.hasBegun) return;
    if (Date.now() - kept.at > this.settings.idleMs) {
      storage.forget();
      return;
    }
    let turns;
    try {
      turns = (await post(this.settings.resume, { token: kept.token })).turns || [];
    } catch (failure) {
      return;
    }
    if (!turns.length || this.hasBegun) {
      if (!turns.length) storage.forget();
      return;
    }
    for (const turn of turns) {
      this.addYours(turn.said, turn.chosen);
      this.addOurs(turn);
    }
    this.setToken(kept.token);
  }

  /* Forgets the token and the timers; what is on the page stays to whoever shows it. */
  end() {
    storage.forget();
    this.idleTimers.forEach(clearTimeout);
    this.token = "";
    this.retry = null;
  }
}
