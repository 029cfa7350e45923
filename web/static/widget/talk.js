/*
 * One conversation: what is sent, what comes back, and what happens when nothing does. Page and widget hand in their
 * own parts; nothing here knows which of the two it serves.
 *
 * Nothing is stored on the device until a first message was sent, then one key for this tab.
 */

import { answerNodes, choiceNodes, node } from "./nodes.js";

const STORED = "offer-conversation";
const GIVE_UP_MS = 30000;
const SLOW_MS = 10000;
const LOOKING_MS = 1000;
const WORDS = {
  looking: "Looking…",
  slow: "This is slower than usual. You can wait, or phone one of the numbers under “Speak to a person”.",
  unreachable: "Sorry, I cannot reach the service just now. Your words are still in the box, so you can try again.",
  phone: "You can also phone one of the numbers under “Speak to a person”.",
  offline: "You are not connected to the internet. Your words stay in the box. Try again when you are connected.",
  online: "You are connected again.",
  forgotten: "I have now forgotten this conversation. What is on this page stays until you close it. You can start again at any time.",
  quiet: (minutes) => `It has been quiet for a while. In ${minutes} minutes I will forget this conversation. To carry on, send a message.`,
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
   * settings: addresses turn, resume; pages {find, comment}; idleMs; understood (letters the assistant reads);
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
      node("div", { class: "bubble" }, node("p", { class: "say" }, `${chosen ? "You chose: " : ""}${said}`)));
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
    this.log.append(turn);
    return turn;
  }

  addAside(words) {
    this.log.append(node("li", { class: "turn aside" }, node("p", {}, words)));
  }

  tell(words) {
    this.addAside(words);
    this.announce(words);
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
    this._setBusy(true);
    if (!turn.choice) this.box.value = "";
    this.resize();
    this.box.focus();
    const timers = [
      setTimeout(() => this._sayWaiting(WORDS.looking), LOOKING_MS),
      setTimeout(() => this._sayWaiting(WORDS.slow), SLOW_MS),
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
      mine.querySelector(".say").textContent = `${turn.choice ? "You chose: " : ""}${reply.said}`;
      if (reply.started_again) this.log.append(mine);
    } else {
      mine.remove();
      if (!turn.choice) this.box.value = this.box.value ? `${turn.text}\n${this.box.value}` : turn.text;
    }
    this.retry = taken ? null : { words: turn.choice || turn.text, key };
    const answer = this.addOurs(reply);
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
      notes: [], helplines: [], find_page: true, keep_text: true, announce: words,
    };
  }

  _setBusy(now) {
    this.busy = now;
    if (now) this.send.setAttribute("aria-disabled", "true");
    else this.send.removeAttribute("aria-disabled");
  }

  _sayWaiting(words) {
    this.waiting.textContent = words;
    this.waiting.hidden = !words;
    if (words) this.announce(words);
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
    letters.textContent = left > 200 ? "" : left >= 0 ? `${left} letters left` : `${-left} letters too many`;
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
      const choice = event.submitter && event.submitter.name === "choice" ? event.submitter : null;
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
    this.idleTimers = [
      setTimeout(() => this.tell(WORDS.quiet(left)), warnMs),
      setTimeout(() => {
        storage.forget();
        this.tell(WORDS.forgotten);
      }, idleMs),
    ];
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
