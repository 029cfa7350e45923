/*
 * Answers as nodes, for the chat page and the widget alike. Everything from the server becomes a text node; nothing is
 * ever parsed as HTML. The HTML twin of `answerNodes` is templates/layout/reply.html: keep the two alike.
 */

import { say } from "./words.js";

/* Its text and its label are looked up; a Text node is left as it is. */
export function node(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, key === "aria-label" ? say(value) : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== "")
    .map((child) => (typeof child === "string" ? say(child) : child)));
  return made;
}

function linked(words, href) {
  if (!href) return words;
  return node("a", { href, rel: href.startsWith("http") ? "noreferrer" : null }, words);
}

/* An address of our own, wherever the page stands that shows it: behind a path, or on another site. */
function placed(href, pages) {
  return pages.base && href.startsWith("/") ? new URL(href.slice(1), pages.base).href : href;
}

function withLinks(text) {
  const pieces = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>()"'\u2068\u2069]*[^\s<>()"'.,;:!?\u2068\u2069]/g)) {
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
    node("p", { class: "small" }, `${line.open_now}${line.hours ? `. ${line.hours}` : ""}`));
}

function crisisNode(card) {
  return node("section", { class: `crisis crisis-${card.level === "urgent" ? "urgent" : "soft"}` },
    node("h3", {}, card.title),
    node("p", { class: "lead" }, card.lead),
    list("helplines", card.contacts.map(helplineNode)),
    node("p", {}, card.about_us));
}

function drawn(name, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function markNodes({ kind, x, y, label_y: top }, bottom) {
  const line = (name, end) => drawn("line", { class: name, x1: x, x2: x, y1: top + 5, y2: end });
  if (kind === "england") return [line("strip-england", bottom)];
  if (kind !== "own") return [drawn("circle", { class: "strip-dot", cx: x, cy: y, r: 2.7 })];
  return [line("strip-lead", y), drawn("path", { class: "strip-own", d: `M${x} ${y - 7}l7 7-7 7-7-7z` })];
}

function nameNode({ kind, label, label_x: x, label_y: y }) {
  return drawn("text", kind === "own" ? { x, y, class: "strip-name" } : { x, y }, label);
}

function stripNode(picture) {
  const { ticks, bottom } = picture;
  const anchor = (at) => (at === 0 ? "start" : at === ticks.length - 1 ? "end" : "middle");
  return node("figure", { class: "strip" },
    drawn("svg", { viewBox: `0 0 ${picture.width} ${picture.height}`, role: "img", "aria-label": `${picture.title}. ${picture.description}` },
      drawn("title", {}, picture.title), drawn("desc", {}, picture.description),
      ...picture.marks.flatMap((mark) => markNodes(mark, bottom)),
      ...picture.marks.filter((mark) => mark.label).map(nameNode),
      drawn("line", { class: "strip-axis", x1: ticks[0].x, x2: ticks[ticks.length - 1].x, y1: bottom + 4, y2: bottom + 4 }),
      ...ticks.map((tick, at) => drawn("text", { x: tick.x, y: bottom + 20, "text-anchor": anchor(at) }, tick.label))),
    node("figcaption", {}, node("strong", {}, picture.title), ` ${picture.description}`));
}

function tableNode(table, name) {
  const row = (label, cells) => node("tr", { role: "row" }, node("th", { scope: "row", role: "rowheader" }, label),
    ...cells.map((cell, at) => node("td", { role: "cell", "data-name": table.columns[at] }, cell)));
  return node("div", { class: "compared-frame", tabindex: "0", role: "region", "aria-label": name },
    node("table", { class: "compared", role: "table" },
      node("thead", {}, node("tr", { role: "row" }, node("td", {}), ...table.columns.map((name) => node("th", { scope: "col", role: "columnheader" }, name)))),
      node("tbody", {}, ...table.rows.map((each) => row(each.label, each.cells)))));
}

function cardNode(card, pages) {
  const facts = card.facts.map((fact) =>
    node("div", { class: fact.label ? null : "whole" },
      node("dt", { class: fact.label ? null : "quiet" }, fact.label || "What it is"), node("dd", {}, linked(fact.value, fact.href))));
  return node("li", { class: `card card-${card.kind}` },
    card.sample ? node("p", { class: "sample" }, "Sample data: made up to show how this works") : null,
    node("h3", {}, card.heading),
    card.strength_words ? node("p", { class: `tag tag-${card.strength || "none"}` }, card.strength_words) : null,
    facts.length ? node("dl", {}, ...facts) : null,
    card.table ? tableNode(card.table, card.heading) : null,
    card.picture ? stripNode(card.picture) : null,
    list("links", card.links.map((link) => node("li", {}, linked(link.title, placed(link.url, pages))))),
    list("links", (card.comments || []).map((each) =>
      node("li", {}, linked(each.title, `${pages.comment}?${each.query}`)))),
    node("p", { class: "source" },
      `${card.source ? `${say("Source: {source}.", { source: card.source })} ` : ""}${card.checked || say("Not yet checked")}.`));
}

/* Buttons under an answer; `choose` is told which one was pressed. */
export function choiceNodes(choices, choose) {
  return list("choices", choices.map((choice) => {
    const button = node("button", { type: "button" }, choice.title);
    button.addEventListener("click", () => choose({ choice: choice.id, title: choice.title }));
    return node("li", {}, button);
  }));
}

/* Was this useful? A question with its buttons, or thanks; `say` is told the code of what was pressed. */
export function usefulNode(below, say) {
  const buttons = below.choices.map(({ code, title }) => {
    const button = node("button", { type: "button", class: "plain" }, node("span", { class: "quiet" }, `${below.question} `), title);
    button.addEventListener("click", () => say(code));
    return node("li", {}, button);
  });
  return node("div", { class: "useful" }, node("p", { class: "small" }, below.question || below.thanks), list("tools", buttons));
}

/* An answer as nodes, in the order it is read. `pages` are addresses of our own: find, comment. */
export function answerNodes(reply, pages) {
  return [
    reply.crisis ? crisisNode(reply.crisis) : null,
    ...reply.say.map((paragraph) => node("p", { class: "say" }, ...withLinks(paragraph))),
    list("cards", reply.cards.map((card) => cardNode(card, pages))),
    list("helplines", reply.helplines.map(helplineNode)),
    reply.find_page ? node("p", {}, linked("Use the plain search page", pages.find)) : null,
    reply.next_steps.length
      ? node("section", { class: "next" }, node("h3", {}, "What you can do next"),
        list("", reply.next_steps.map((step) => node("li", {}, ...withLinks(step)))))
      : null,
    ...reply.notes.map((note) => node("p", { class: "note" }, note)),
  ].filter(Boolean);
}
