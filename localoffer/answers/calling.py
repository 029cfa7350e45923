"""Words to say when you ring somebody, ready to be copied."""

from __future__ import annotations


def words_to_say(topic: str | None, council: str | None, *, is_young_person: bool = False) -> str:
    """The first sentences of a call.

    Args:
        topic: What it is about, in plain words.
        council: The council of the area.
        is_young_person: Whether it is the young person who rings.
    """
    who = (
        "I am a young person who needs extra help with learning."
        if is_young_person
        else "I am a parent or carer. I look after a child who needs extra help with learning, or has a disability."
    )
    lines = ["Hello.", who]
    if council:
        lines.append(f"We live in the area of this council: {council}.")
    if topic:
        lines.append(f"I would like to talk about this: {topic}.")
    lines.append("The main thing that is hard just now is …")
    lines.append("What can we do next? Who else can help? Could you send me that in writing?")
    return "\n".join(lines)
