/*
 * What a family can do with a conversation: keep it, and change how it looks. Nothing is sent anywhere, and nothing is
 * kept on the device.
 */

import { node } from "./nodes.js";
import { language, say } from "./words.js";

const MAIL_LETTERS = 1600; // longer addresses are cut off by some mail programs
const SIZES = [100, 125, 150, 200];

const inWords = (on) => new Date(on).toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });

/* The family's own summary as plain text: the day, what was said, every date; our buttons and questions left out. */
export function asText(log) {
  const turns = [...log.querySelectorAll(".turn")].map((turn) => {
    const copy = turn.cloneNode(true);
    for (const part of copy.querySelectorAll(".choices, .calendar, .useful, .once")) part.remove();
    for (const block of copy.querySelectorAll("p, li, dt, dd, h3")) block.append("\n");
    const who = copy.querySelector(".who")?.textContent.trim();
    copy.querySelector(".who")?.remove();
    const words = copy.textContent.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
    return who ? `${who}:\n${words}` : words;
  });
  const days = [...log.querySelectorAll(".calendar")].flatMap((each) => each.days).map(({ on, title }) => ({ on, line: `${inWords(on)}: ${title}` }));
  const dates = [...new Set(days.sort((a, b) => a.on.localeCompare(b.on)).map(({ line }) => line))];
  if (dates.length) turns.push([say("Dates:"), ...dates].join("\n"));
  return `${say("SEND help near you")}, ${inWords(new Date())}\n${say("This is information, not legal advice.")}\n\n${turns.join("\n\n")}\n`;
}

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = node("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch (refused) {
    return "Your browser does not let me copy. You can save it as a file instead.";
  }
}

function mail(text) {
  const body = text.length > MAIL_LETTERS ? `${text.slice(0, MAIL_LETTERS)}…\n\n${say("(Shortened. Save it as a file for all of it.)")}` : text;
  const link = node("a", { href: `mailto:?subject=${encodeURIComponent(say("SEND help near you"))}&body=${encodeURIComponent(body)}` });
  link.click();
}

/* Dates of an answer as a calendar file (RFC 5545): whole days, nothing of the family but the limit's own name. */
export function calendar(days) {
  const plain = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const events = days.map((day, at) => [
    "BEGIN:VEVENT", `UID:${stamp}-${at}@local-offer-navigator`, `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.on.replaceAll("-", "")}`, `SUMMARY:${plain(day.title)}`, "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Local Offer Navigator//EN", ...events.flat(), "END:VCALENDAR"];
  return `${lines.join("\r\n")}\r\n`;
}

function calendarNode(days) {
  const button = node("button", { type: "button", class: "plain" }, "Add these dates to my calendar");
  button.addEventListener("click", () => download("dates.ics", "text/calendar", calendar(days)));
  return Object.assign(node("p", { class: "calendar" }, button), { days });
}

/*
 * Adds the tools to a place.
 * root: the element whose text grows (`data-size` in percent) and whose contrast is raised (`data-contrast`);
 * print: prints the conversation and nothing else.
 */
export function addTools(talk, { place, root, print = () => window.print() }) {
  const said = node("p", { class: "small", role: "status" });
  const act = (words, does) => {
    const button = node("button", { type: "button", class: "plain" }, words);
    button.addEventListener("click", async () => {
      const told = await does(button);
      if (told) said.textContent = say(told);
    });
    return button;
  };
  const size = (step) => () => {
    const now = SIZES.indexOf(Number(root.dataset.size || 100));
    const next = SIZES[Math.min(Math.max(now + step, 0), SIZES.length - 1)];
    root.dataset.size = String(next);
    root.style.setProperty("--size", `${next}%`);
    return say("Text size {size} per cent.", { size: next });
  };
  const contrast = (button) => {
    const high = root.dataset.contrast !== "high";
    if (high) root.dataset.contrast = "high";
    else delete root.dataset.contrast;
    button.setAttribute("aria-pressed", String(high));
    return high ? "More contrast is on." : "More contrast is off.";
  };
  const more = act("More contrast", contrast);
  more.setAttribute("aria-pressed", "false");
  place.after(
    node("details", { class: "keep" }, node("summary", {}, "Keep this talk, or change how it looks"),
      node("div", { class: "tools" },
        act("Copy it", () => copy(asText(talk.log))),
        act("Print it", () => print()),
        act("Save it as a file", () => download("send-help.txt", "text/plain", asText(talk.log))),
        act("E-mail it to myself", () => mail(asText(talk.log))),
        act("Bigger text", size(1)),
        act("Smaller text", size(-1)),
        more),
      said),
  );
  talk.decorate = (bubble, reply) => {
    if (reply.days && reply.days.length) bubble.append(calendarNode(reply.days));
  };
}
