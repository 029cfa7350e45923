/* What the scripts say, in the language of the page. English is its own key; the server gives the rest. */

const said = { words: {}, language: "en-GB" };

/* about: words by their English, and the language's tag; nothing for English. */
export function speak({ words, language } = {}) {
  Object.assign(said, { words: words || {}, language: language || "en-GB" });
}

/* Words in the language of the page; named places such as {count} are filled in, set apart where both directions may meet. */
export function say(text, values = {}) {
  const apart = (value) => (said.words[text] ? `\u2068${value}\u2069` : value);
  return Object.entries(values).reduce((line, [name, value]) => line.replaceAll(`{${name}}`, apart(value)), said.words[text] ?? text);
}

export const language = () => said.language;
