/*
 * The one script tag of the widget: a button in its own shadow root; the panel is fetched when it is first opened.
 *
 *   <script src="https://…/widget.js" defer data-link="#ask"></script>
 *
 * data-label    words on the button
 * data-offline  words on it when there is no connection
 * data-link     selector of a link of yours that opens the panel too (without this script it leads to the chat page)
 * data-place    selector of an element to open in, instead of floating in a corner
 * data-side     "start" or "end" (the default): which bottom corner
 * data-language code of a language that this service speaks; the usual one when left out
 * data-offset   pixels above the bottom, for pages with a bar there
 * The colours are custom properties of the element <local-offer-chat>: --offer-brand, --offer-on-brand,
 * --offer-surface, --offer-text, --offer-link, --offer-focus.
 */
"use strict";

(() => {
  const script = document.currentScript;
  if (!script || customElements.get("local-offer-chat")) return;
  const pinned = /\/widget\/[^/]+\/widget\.js/.test(script.src);
  const root = new URL(pinned ? "../../" : "./", script.src);
  const files = new URL(pinned ? "./" : "widget/", script.src);
  const { label = "Ask about SEND help near you", offline = "You are not connected. Try again", link, place, side = "end", offset = "16", language } = script.dataset;

  const RIGHT_TO_LEFT = /^(ar|ckb|fa|he|ps|sd|ug|ur|yi)\b/;
  const SHEET = `
    :host { all: initial; color-scheme: light dark; }
    .launcher { all: initial; box-sizing: border-box; text-align: center; font: 600 16px/1.4 system-ui, sans-serif; position: fixed; z-index: 2147483000;
      inset-inline-end: max(16px, env(safe-area-inset-right)); inset-block-end: calc(var(--offset) + env(safe-area-inset-bottom));
      max-inline-size: calc(100vw - 32px); min-block-size: 44px; padding: 10px 20px; cursor: pointer;
      color: var(--offer-on-brand, #fff); background: var(--offer-brand, #0b5d5a);
      border: 2px solid var(--offer-on-brand, #fff); border-radius: 24px; outline: 1px solid #1c2b2a; }
    :host([data-side="start"]) .launcher, :host([data-aside]) .launcher { inset-inline-end: auto; inset-inline-start: 16px; }
    :host([data-side="start"][data-aside]) .launcher { inset-inline-start: auto; inset-inline-end: 16px; }
    :host([data-inline]) .launcher { position: static; }
    :host([data-away]) .launcher { inset-block-end: auto; inset-block-start: 0; transform: translateY(-110%); }
    .launcher[hidden] { display: none; }
    .launcher:focus-visible { outline: 3px solid var(--offer-focus, #ffbf47); box-shadow: 0 0 0 6px #1c1500; }
    @media (forced-colors: active) { .launcher { border-color: ButtonText; } }
    @media print { :host(:not([data-print])), .launcher { display: none; } }`;

  class LocalOfferChat extends HTMLElement {
    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      shadow.adoptedStyleSheets = [sheet];
      this.launcher = document.createElement("button");
      this.launcher.type = "button";
      this.launcher.className = "launcher";
      this.launcher.textContent = label;
      this.launcher.setAttribute("aria-expanded", "false");
      this.launcher.addEventListener("click", () => this.open());
      shadow.append(this.launcher);
    }

    connectedCallback() {
      this.lang = language || this.lang || "en-GB";
      this.dir = RIGHT_TO_LEFT.test(this.lang) ? "rtl" : "ltr";
      this.dataset.side = side;
      if (place) this.dataset.inline = "";
      this.style.setProperty("--offset", `${Number(offset) || 16}px`);
      // Once as it happens, and once more when the browser has scrolled to it.
      document.addEventListener("focusin", ({ target }) => {
        this.stepAside(target);
        requestAnimationFrame(() => this.stepAside(target));
      });
    }

    /* The button never lies over what the keyboard has reached on the host's page, and the panel never hides all of it. */
    stepAside(focused) {
      if (place) return;
      delete this.dataset.away;
      if (focused === this) return; // in the other corner it may stay: a button that moves while it is pressed is missed
      delete this.dataset.aside;
      const isOpen = this.launcher.hidden;
      const covers = () => {
        const [one, other] = [(isOpen ? this.panel.panel : this.launcher).getBoundingClientRect(), focused.getBoundingClientRect()];
        const { clientWidth, clientHeight } = document.documentElement;
        const [left, right] = [Math.max(other.left, 0), Math.min(other.right, clientWidth)];
        const [top, bottom] = [Math.max(other.top, 0), Math.min(other.bottom, clientHeight)];
        if (right <= left || bottom <= top) return false;
        if (isOpen) return one.left <= left && one.right >= right && one.top <= top && one.bottom >= bottom;
        return one.left < right && left < one.right && one.top < bottom && top < one.bottom;
      };
      if (covers()) this.dataset.aside = "";
      if (!covers()) return;
      if (isOpen) { // no room on either side: what was said is there again when it is opened
        this.panel.hide({ withFocus: false });
        this.stepAside(focused);
      } else this.dataset.away = ""; // no room in either corner: back as soon as the focus moves on
    }

    async open() {
      this.launcher.textContent = label;
      try {
        if (!this.panel) {
          const { Panel } = await import(new URL("panel.js", files).href);
          this.panel = this.panel || (await Panel.make(this, { root, files, inline: Boolean(place), language }));
        }
        this.panel.show();
      } catch (failure) {
        if (navigator.onLine) window.location.assign(root.href); // the chat page works without any of this
        else this.launcher.textContent = offline;
      }
    }
  }

  function begin() {
    customElements.define("local-offer-chat", LocalOfferChat);
    const chat = document.createElement("local-offer-chat");
    (place ? document.querySelector(place) || document.body : document.body).append(chat);
    document.querySelector(link || "[data-local-offer-chat]")?.addEventListener("click", (event) => {
      event.preventDefault();
      chat.open();
    });
  }

  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
