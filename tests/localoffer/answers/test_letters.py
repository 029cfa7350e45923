"""The letter that asks whether records are still right."""

from __future__ import annotations

from datetime import date

from localoffer.answers.letters import MOST_LISTED, Listed, letter


def a_letter(number: int = 1, *, name: str = "Talking Tots", is_sample: bool = False):
    listed = [Listed(name, date(2025, 3, 3), f"https://offer.example/still-right?link={n}") for n in range(number)]
    ends_on = date(2027, 1, 20)
    return letter("a@b.example", "Bristol", listed, ends_on=ends_on, again_days=30, is_sample=is_sample)


def test_letter_names_record_date_link_and_its_end():
    written = a_letter()

    for words in ("Talking Tots", "Last checked on 3 March 2025.", "still-right?link=0", "20 January 2027", "30 days"):
        assert words in written.text
    assert written.subject == 'Is this still right? "Talking Tots" in the list of help from Bristol'


def test_long_list_is_cut_and_says_so():
    written = a_letter(MOST_LISTED + 3)

    assert len(written.names) == MOST_LISTED
    assert "There are 3 more" in written.text
    assert "23 services" in written.subject


def test_name_with_line_breaks_cannot_break_the_subject():
    written = a_letter(name="Tots\r\nBcc: x@y.example")

    assert "\n" not in written.subject
    assert "\r" not in written.subject


def test_letter_about_made_up_data_says_so_first():
    written = a_letter(is_sample=True)

    assert written.text.startswith("This is sample data.")
    assert written.subject.startswith("Sample: ")
