"""The lines the web app says itself, before or instead of the assistant.

Plain English, reading age 9 to 11; one idea a sentence.
"""

from __future__ import annotations

UNDERSTOOD_LENGTH = 2_000
"""Characters the assistant reads at a time."""
ACCEPTED_LENGTH = 10_000
"""Characters looked at for crisis words; longer messages are refused unread."""

NOT_KEPT = "(You sent a message. I have not kept it.)"
NOT_SHOWN = "(You sent a message. I do not show it here.)"
"""Stands for a message that the assistant, not we, found to be urgent: it was passed on before that was known."""

CARRY_ON_TITLE = "Carry on"
CARRY_ON_PAYLOAD = "web:carry_on"
CARRY_ON = (
    "I am still here.",
    "What help would you like to find? You can tell me your postcode, your child's age and what is hard for them.",
)
GREETING_TITLE = "Hello"
GREETING_PAYLOAD = "/greet"
"""What begins a talk in another chat client, before anything was typed."""
KEEP_PAYLOAD = "/thank"
"""A courtesy that changes nothing of what the assistant knows: its quiet minutes begin anew."""
URGENT_OFFER = "When you are ready, I can still help you find support. You would need to type your question again."

TOO_LONG = (
    "That is a long message, and I can only read 2,000 letters at a time.",
    "Your words are still in the box. Please cut them down to the one thing that is hardest just now.",
)
FAR_TOO_LONG = (
    "That message is too long for me to take in.",
    "Please send the most important part, up to 2,000 letters.",
)
EMPTY = (
    "I did not get any words.",
    "Tell me your postcode, your child's age and what is hard for them. One thing at a time is fine.",
)
NO_WORDS = (
    "I can only read words, so I am not sure what you mean.",
    "You could write something like: my son is 4 and hardly talks.",
)
OTHER_ALPHABET = (
    "I can only read English for now. I am sorry.",
    "You could use a translation app first, or ask someone you trust to type for you.",
    "Your postcode works in any language. I can use it to tell you who your council is.",
)
BUSY = ("I am still working on your last message.", "Your words are still in the box. Please send them in a moment.")
SLOW_DOWN = (
    "You have sent a lot of messages in a short time.",
    "Please wait a minute, then try again. Your words are still in the box.",
)
FULL = (
    "A lot of families are asking at the moment.",
    "Your words are still in the box. Please try again in a minute.",
)
DOWN = (
    "Sorry, I cannot answer just now. Your words are still in the box, so you can try again.",
    "You can also look things up on the plain page, or phone one of these.",
)
DOWN_CHOICE = (
    "Sorry, I cannot answer just now. Please try that button again in a minute.",
    "You can also look things up on the plain page, or phone one of these.",
)
OLD_BUTTON = ("That button no longer works.", "Please type what you would like to know.")
STARTED_AGAIN = "Your earlier messages were deleted because it had been quiet for a while. I have started again."
FIND_DOWN = (
    "Sorry, I cannot look that up just now. Your words are still in the boxes, so you can try again.",
    "You can phone one of these.",
)
FIND_PLACE_UNKNOWN = (
    "We do not know that place.",
    "Please check the postcode, or write the name of your council in England.",
)
FIND_NEEDS_PLACE = "Enter a postcode or the name of a council in England"
FIND_AGE = "Enter an age from 0 to 25, such as 4 or 18 months, or a school year, such as Year 9"
FIND_NEEDS_WORRY = "Tell us what you are worried about"
COMMENT_EMPTY = "Write your comment"
COMMENT_TOO_LONG = "Use 2,000 letters or fewer"
COMMENT_AFTER_CRISIS = "We have not kept your comment. When you are ready, you can write it again below."
COMMENT_BESIDE_CRISIS = "We have not kept your comment yet. If you still want to send it, press the button below."
COMMENT_SLOW_DOWN = (
    "You have sent a lot in a short time.",
    "Please wait a minute, then try again. Your words are still in the box.",
)
COMMENT_DOWN = ("Sorry, we cannot keep your comment just now. Your words are still in the box, so you can try again.",)
COMMENT_FULL = (
    "So many comments are waiting to be read that we cannot take another just now.",
    "Please try again in a few days.",
)
WIDGET_INTRO = """Tell me where you live and what is hard for your child. I will tell you what help is usually there, \
who should give it, who pays, and how to get it.
I am a computer program, not a person. I give information, not legal advice.
Please do not type names, birth dates or NHS numbers. What you write is kept only in memory and forgotten after \
{minutes} quiet minutes. While we talk, this tab keeps one key, so that the talk goes on when you change page.
“Leave this page quickly” opens a weather page. It does not clear your browser's history.
For example: My son is 4 and hardly talks. We are in BS3 1AA."""
"""What the widget says first, a paragraph a line."""

NO_OWN_NAME_OUTCOME = "no_own_name"
NO_OWN_NAME = (
    "I cannot chat here yet: this website has not set up a chat of your own for you. It is not your fault.",
    "I have not kept what you wrote.",
    "If you look after this website: send a long random sender for each visitor, such as a UUID.",
)
NEXT_STEPS = "What you can do next"
PRESS_A_BUTTON = "Please choose one of the buttons."
OWN_CHAT = "You can talk to me on our own page:"
PLAIN_PAGE = "You can look things up on the plain page:"
SAMPLE = "Sample data: made up to show how this works"
TOO_MANY_CLIENTS = "Too many chat windows are open just now. Please try again in a minute."
WITHOUT_A_BOX = {
    "too_long": (TOO_LONG[0], "Please send only the one thing that is hardest just now."),
    "busy": (BUSY[0], "Please send this one again in a moment."),
    "slow_down": (SLOW_DOWN[0], "Please wait a minute, then send your message again."),
    "full": (FULL[0], "Please send your message again in a minute."),
    "down": (
        "Sorry, I cannot answer just now. Please try again in a minute.",
        "You can also look things up on the plain page, or phone one of these.",
    ),
}
"""What is said, by outcome, where a chat window does not keep a family's words in its box."""
BROKEN = "Sorry, something went wrong. This is our fault, not yours. Please try again in a few minutes."
