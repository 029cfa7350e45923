/* The conversation is deleted: so is the one key this tab held. */
"use strict";
try {
  sessionStorage.removeItem("offer-conversation");
} catch (blocked) {
  /* Storage is switched off, so there was no key. */
}
