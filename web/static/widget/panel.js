/* The widget's panel: the same conversation as the chat page, in a shadow root of its own on any host's page. */

import { node } from "./nodes.js";
import { Talk, post, storage } from "./talk.js";
import { addTools } from "./tools.js";
import { speak } from "./words.js";

const LEAVE = "https://www.bbc.co.uk/weather";
const UNITS = /(\d*\.?\d+)rem\b/g;
const PAIRS = [
  ["--brand", "--on-brand", 4.5], ["--ink", "--sheet", 4.5], ["--link", "--sheet", 4.5], ["--brand", "--sheet", 3],
];
const THEMED = { "--brand": "--offer-brand", "--on-brand": "--offer-on-brand", "--ink": "--offer-text", "--sheet": "--offer-surface", "--link": "--offer-link" };

/* Our style with sizes that do not shrink where the host's page has small ones of its own. */
async function sheetFrom(address) {
  const css = await (await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" })).text();
  const sized = css.split("\n").map((line) => (line.trimStart().startsWith("@") ? line : line.replace(UNITS, "calc($1 * var(--rem))")));
  const sheet = new CSSStyleSheet();
  await sheet.replace(sized.join("\n"));
  return sheet;
}

function luminance(colour) {
  const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => Number(part) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/* A council's colours that could not be read are not used: below 4.5 to 1 for words, 3 to 1 for what carries meaning. */
export function refuseFaint(host, shadow) {
  const probe = node("span", {});
  shadow.append(probe);
  const resolved = (name) => {
    probe.style.color = `var(${name})`;
    return luminance(getComputedStyle(probe).color);
  };
  for (const [one, other, least] of PAIRS) {
    const [light, dark] = [resolved(one), resolved(other)].sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) >= least) continue;
    for (const name of [one, other]) host.style.setProperty(THEMED[name], "initial");
  }
  probe.remove();
}

export class Panel {
  static async make(host, { root, files, inline, language }) {
    const shadow = host.shadowRoot;
    const at = (path) => {
      const address = new URL(path, root);
      if (language) address.searchParams.set("language", language);
      return address.href;
    };
    const about = await (await fetch(at("widget/settings"), { credentials: "omit", referrerPolicy: "no-referrer" })).json();
    const sheets = await Promise.all(["talk.css", "panel.css"].map((name) => sheetFrom(new URL(name, files))));
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, ...sheets];
    refuseFaint(host, shadow);
    speak(about);
    host.lang = about.language;
    host.dir = about.direction;
    return new Panel(host, { root, inline, about, at });
  }

  constructor(host, { root, inline, about, at }) {
    this.host = host;
    this.inline = inline;
    this.at = at;
    this.about = about;
    this.settings = {
      turn: at("widget/turn"), resume: at("widget/resume"), useful: at("widget/useful"), keep: at("widget/keep"), advice: about.advice,
      pages: { find: at("find"), comment: at("comments/new"), base: root.href },
      idleMs: about.idle_minutes * 60000, understood: about.understood,
    };
    this._build();
    host.shadowRoot.append(this.panel);
    host.launcher.setAttribute("aria-controls", this.panel.id);
    this._start();
  }

  _build() {
    const heading = node("h2", { id: "title" }, "Find SEND help near you");
    this.close = node("button", { type: "button", class: "plain" }, "Close");
    const leave = node("a", { class: "leave", href: LEAVE, rel: "noreferrer" }, "Leave this page quickly");
    const parts = {
      log: node("ol", { class: "log", role: "list" }),
      announcer: node("div", { class: "quiet", role: "status", "aria-live": "polite" }),
      waiting: node("p", { class: "waiting", hidden: "" }),
      letters: node("p", { class: "small", id: "letters" }),
      box: node("textarea", { id: "text", rows: "2", "aria-describedby": "letters" }),
      send: node("button", { type: "submit", class: "send" }, "Send"),
      toLatest: node("a", { class: "to-latest", href: "#" }, "Skip to the latest answer"),
    };
    parts.form = node("form", { autocomplete: "off" }, parts.toLatest, node("label", { for: "text" }, "Your message"),
      node("div", { class: "composer-row" }, parts.box, parts.send), parts.letters);
    this.parts = parts;
    this.tools = node("div", { class: "tools" }, this._tool("Start again", () => this._again()), this._tool("Delete this conversation", () => this._delete()));
    this.intro = node("div", { class: "intro" }, ...this.about.intro.map((line) => node("p", {}, line)),
      node("p", {}, node("a", { href: this.at("privacy"), rel: "noreferrer" }, "Privacy")));
    const person = node("details", { class: "person" }, node("summary", {}, "Speak to a person"),
      node("ul", { class: "helplines" }, ...this.about.advice.map((line) => node("li", { class: "helpline" },
        node("p", { class: "helpline-name" }, line.name), node("p", {}, line.what_for),
        node("ul", { class: "ways" }, ...line.ways.map((way) => node("li", {}, way.href ? node("a", { href: way.href, rel: "noreferrer" }, way.words) : way.words)))))));
    this.panel = node("section", { id: "panel", class: `panel chat${this.inline ? " inline" : ""}`, role: "dialog", "aria-labelledby": "title", lang: this.host.lang, dir: this.host.dir, hidden: "" },
      node("div", { class: "head" }, heading, leave, this.close),
      node("div", { class: "scroll", tabindex: "0", role: "log", "aria-live": "off", "aria-label": "Your conversation" }, this.intro, parts.log),
      parts.announcer,
      node("div", { class: "composer" }, parts.waiting, parts.form),
      this.tools, person);
    leave.addEventListener("click", (event) => {
      event.preventDefault();
      storage.forget();
      window.location.replace(LEAVE);
    });
    this.close.addEventListener("click", () => this.hide());
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.inline) this.hide();
    });
  }

  _tool(words, act) {
    const button = node("button", { type: "button", class: "plain" }, words);
    button.addEventListener("click", act);
    return button;
  }

  _start() {
    this.talk = new Talk(this.parts, this.settings, { token: this.about.token });
    addTools(this.talk, { place: this.tools, root: this.host, print: () => this._print() });
    this.talk.resume();
  }

  /* Prints the conversation alone: meanwhile the host's page has a rule that hides all else on paper. */
  _print() {
    const paper = new CSSStyleSheet();
    paper.replaceSync("@media print { body :not(local-offer-chat, :has(local-offer-chat)) { display: none !important; } }");
    document.adoptedStyleSheets.push(paper);
    this.host.dataset.print = "";
    window.print();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== paper);
    delete this.host.dataset.print;
  }

  show() {
    this.panel.hidden = false;
    this.host.launcher.hidden = true;
    this.host.launcher.setAttribute("aria-expanded", "true");
    this.parts.box.focus();
  }

  hide({ withFocus = true } = {}) {
    this.panel.hidden = true;
    this.host.launcher.hidden = false;
    this.host.launcher.setAttribute("aria-expanded", "false");
    if (withFocus) this.host.launcher.focus();
  }

  async _forget() {
    const { token } = this.talk;
    this.talk.end();
    if (!token) return true;
    try {
      return (await post(this.at("widget/delete"), { token })).everywhere === true;
    } catch (failure) {
      return false;
    }
  }

  async _again() {
    await this._forget();
    this.parts.log.replaceChildren();
    this.talk.announce("Started again.");
    this.parts.box.focus();
  }

  async _delete() {
    const gone = await this._forget();
    this.parts.log.replaceChildren();
    this.talk.tell(gone
      ? "Your conversation is deleted. Your web browser may still list that you visited this site."
      : "I could not reach the service to delete your conversation. It holds no names or full postcodes, and it is forgotten by itself after a quiet while.");
    this.parts.box.focus();
  }
}
