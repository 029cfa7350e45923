"""Ways to reach a service: web and e-mail addresses and telephone numbers, found in their right or wrong field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from localoffer.publishing.draft import Findings, printable
from localoffer.publishing.fields import Fields, is_blank
from localoffer.publishing.text import one_line
from localoffer.publishing.uri import as_uri

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_WEB = re.compile(r"(?:https?:?/{0,3}|www\.)[^\s<>\"']{2,}", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?:[/?#][^\s<>\"']*)?", re.IGNORECASE)
_SCHEME = re.compile(r"(?:https?)(?::/{0,3}|/{2,3})", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,6}[\w-]{2,63}\.?")
_PHONE = re.compile(r"\+?\(?\d[\d ().\u2013-]*\d(?:\s*(?:extension|ext\.?|x)\s*\d{1,6})?|\b\d{3}\b", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*(?:extension|ext\.?|x)\s*(\d{1,6})$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+[-\u2013|]\s+|[/|,;\n]|\s+(?:or|and)\s+", re.IGNORECASE)
_CALL = re.compile(r"^(?:tel(?:ephone)?|phone|call|ring|mobile|mob|t)\b[.:\s]*", re.IGNORECASE)
_SHORT_NUMBERS = frozenset({"999", "112", "111", "101", "119", "105", "116123", "116000", "116111", "116117"})
"""UK numbers of fewer than seven digits that families are given."""
_EXAMPLE_HOSTS = ("example.com", "example.org", "example.net", "noemail.com", "email.com", "test.com", "domain.com")
_PLACEHOLDER_MAILBOXES = frozenset({"email", "noemail", "none", "test", "unknown", "example", "noreply", "no-reply"})
_SOCIAL = ("facebook.com", "instagram.com", "twitter.com", "x.com", "tiktok.com")


@dataclass(frozen=True)
class Reach:
    """What a web field and an e-mail field hold, each in its place.

    Args:
        url: A usable web address.
        email: A usable e-mail address.
        more_emails: Further addresses from the same fields.
    """

    url: str | None = None
    email: str | None = None
    more_emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class Phone:
    """One telephone number, and the words that stood beside it."""

    number: str
    label: str | None = None


def web_and_mail(source: Fields, *, web: str = "url", mail: str = "email") -> Reach:
    """The web and e-mail address of a service, organisation or contact; one that stands in the other's field is moved.

    Args:
        source: Where the two fields are.
        web: Name of the web field.
        mail: Name of the e-mail field.
    """
    findings = source.findings
    web_words, mail_words = _words(source, web), _words(source, mail)
    url = read_url(web_words, source.label(web), findings)
    emails = read_emails(mail_words, source.label(mail), findings)
    if url is None and web_words and (moved := read_emails(web_words, source.label(web), Findings())):
        findings.mended(source.label(web), "an e-mail address", "Moved to the e-mail field.")
        emails += [each for each in moved if each not in emails]
    if not emails and mail_words and "@" not in mail_words:
        moved_url = read_url(mail_words, source.label(mail), Findings())
        if moved_url:
            done = "Moved to the web field." if url is None else "Left out; the web field has an address already."
            findings.mended(source.label(mail), "a web address", done)
            url = url or moved_url
    return Reach(url, emails[0] if emails else None, tuple(emails[1:]))


def read_url(words: str | None, name: str, findings: Findings) -> str | None:
    """The first usable web address in a text, with its scheme; None when there is none.

    Only http and https pass, so that no stored address can run script when a family follows it.
    """
    if not words:
        return None
    found = _WEB.search(words) or _BARE_HOST.fullmatch(words.strip())
    if found is None:
        if "@" not in words:
            findings.noted(name, words, "Not a web address; read as not stated.")
        return None
    url = as_uri(_with_scheme(found[0].rstrip(".,;:)")))
    host = _host(url) if url else None
    if url is None or not host:
        findings.noted(name, words, "Not a web address; read as not stated.")
        return None
    if _is_example(host):
        findings.mended(name, words, "A placeholder, not a real address; read as not stated.")
        return None
    if url != words.strip():
        findings.mended(name, words, f"Read as {url}.")
    if any(f".{host}".endswith(f".{social}") for social in _SOCIAL):
        findings.noted(name, words, "A social media page: some families cannot see it. Give a website if there is one.")
    return url


def read_emails(words: str | None, name: str, findings: Findings) -> list[str]:
    """Every usable e-mail address in a text, in order; placeholders are left out."""
    if not words:
        return []
    found = [each.strip("'.").removeprefix("mailto:") for each in _EMAIL.findall(words)]
    usable = [each for each in dict.fromkeys(found) if not _is_placeholder(each)]
    if found and not usable:
        findings.mended(name, "a placeholder e-mail address", "Not a real address; read as not stated.")
    elif not found and read_url(words, name, Findings()) is None:
        findings.noted(name, words, "Not an e-mail address; read as not stated.")
    elif usable and words.strip() != usable[0]:
        findings.mended(name, "words around an e-mail address", f"{len(usable)} address(es) taken out of them.")
    return usable


def read_phones(value: object, name: str, findings: Findings) -> list[Phone]:
    """Every telephone number in a published value, with the label that stood inside it.

    Args:
        value: Text, or a whole number that has lost its leading 0.
        name: The field, for problems.
        findings: Where mends are told.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int)) or is_blank(value):
        return []
    words = one_line(str(value)[:500])
    if isinstance(value, int) and len(words) == 10 and not words.startswith("0"):
        findings.mended(name, "a number without its first 0", "The 0 was put back.")
        words = f"0{words}"
    phones = [phone for piece in _BETWEEN.split(words) if (phone := _phone(piece))]
    if not phones:
        findings.noted(name, "no telephone number", "Nothing in it can be rung; read as not stated.")
    elif len(phones) > 1 or phones[0].label:
        findings.mended(name, "words or several numbers in one field", f"{len(phones)} number(s) taken out of it.")
    return phones


def _phone(piece: str) -> Phone | None:
    match = _PHONE.search(piece)
    if match is None:
        return None
    number = " ".join(match[0].split())
    extension = _EXTENSION.search(number)
    main = _trimmed(number[: extension.start()] if extension else number)
    digits = re.sub(r"\D", "", main)
    if not (7 <= len(digits) <= 15 or digits in _SHORT_NUMBERS):
        return None
    shown = f"{main} ext {extension[1]}" if extension else main
    end = match.end() if extension else piece.find(main) + len(main)
    beside = f"{piece[: match.start()]} {piece[end:]}"
    label = _CALL.sub("", " ".join(beside.split()).strip(" :-\u2013.,()")).strip(" :-")
    return Phone(shown, label if re.search(r"[A-Za-z]{2}", label) and not is_blank(label) else None)


def _trimmed(number: str) -> str:
    """A UK number without digits that follow it ("0117 332 7111 9am" is 11 digits and a time)."""
    number = number.strip(" .-\u2013")
    if number.count("(") != number.count(")"):
        number = number.replace("(", "").replace(")", "")
    while number.startswith("0") and not number.startswith("00") and len(re.sub(r"\D", "", number)) > 11:
        shorter = re.sub(r"[\s().\u2013-]+\d+[\s().\u2013-]*$", "", number)
        if shorter == number:
            break
        number = shorter
    return number


def _words(source: Fields, name: str) -> str | None:
    value = source.get(name)
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), None)
    return " ".join(printable(value[:2_000]).split()) or None if isinstance(value, str) else None


def _with_scheme(url: str) -> str:
    scheme = "http://" if re.match(r"http(?!s)", url, re.IGNORECASE) else "https://"
    rest = url
    while (match := _SCHEME.match(rest)) is not None:
        rest = rest[match.end() :]
    return f"{scheme}{rest}"


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold()
        _ = parts.port
    except ValueError:
        return None
    if "@" in parts.netloc or not _HOST.fullmatch(host) or re.fullmatch(r"[\d.]+", host):
        return None
    return host


def _is_example(host: str) -> bool:
    """Names kept for documentation (RFC 2606), and hosts that feeds put where they know none."""
    return host.endswith((".invalid", ".localhost", ".local")) or host.removeprefix("www.") in _EXAMPLE_HOSTS[:3]


def _is_placeholder(email: str) -> bool:
    mailbox, _, host = email.casefold().partition("@")
    if host.endswith(".invalid") or host in _EXAMPLE_HOSTS[:3] or host.startswith("noemail."):
        return True
    return host in _EXAMPLE_HOSTS and mailbox in _PLACEHOLDER_MAILBOXES
