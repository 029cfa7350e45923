"""How well messages were understood: what was meant, next to what `offer understand` made of it. Pure.

Every figure is a share from 0 to 1, a count, or None where a set does not say. No figure quotes a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from tests.understanding.sets import Meant

AGE_YEARS = 0.25
"""How near an age must be."""
WORST = 15
"""Confused pairs that are listed."""
AREAS = {
    "SLCN": "communication_interaction", "ASD": "communication_interaction", "MLD": "cognition_learning",
    "SLD": "cognition_learning", "PMLD": "cognition_learning", "SpLD": "cognition_learning", "DS": "cognition_learning",
    "SEMH": "semh", "HI": "sensory_physical", "VI": "sensory_physical", "MSI": "sensory_physical",
    "PD": "sensory_physical",
}  # fmt: skip
"""Broad area of each need code; OTH has none. Source: SEND Code of Practice 2015, 6.28 to 6.35; domain brief."""


@dataclass(frozen=True)
class Case:
    """One message: what was meant and what came out.

    Args:
        meant: By those who labelled it.
        line: Of `offer understand`.
        words_level: The danger its words alone speak of: "urgent", "soft" or None.
        whole_ms: How long the product's whole path took, in milliseconds.
        asked_ms: How long the assistant took of it.
    """

    meant: Meant
    line: dict[str, Any]
    words_level: str | None
    whole_ms: float
    asked_ms: float


def scores(cases: Sequence[Case]) -> dict[str, Any]:
    """Every figure of one set, by subject."""
    return {
        "messages": len(cases),
        "intent": _intent(cases),
        "needs": _needs(cases),
        "child": _child(cases),
        "crisis": _crisis(cases),
        "times": _times(cases),
    }


def _intent(cases: Sequence[Case]) -> dict[str, Any]:
    chosen = [(case.meant, case.line["intent"]) for case in cases]
    ranked = [(case.meant, [each["name"] for each in case.line["ranking"]]) for case in cases]
    return {
        "strict": _share(label == meant.label for meant, label in chosen),
        "acceptable": _share(label in meant.fair for meant, label in chosen),
        "top_2_strict": _share(meant.label in names[:2] for meant, names in ranked),
        "top_2": _share(bool(meant.fair & set(names[:2])) for meant, names in ranked),
        "macro_f1": macro_f1([(meant.label, label) for meant, label in chosen]),
        "macro_f1_acceptable": macro_f1(
            [(label if label in meant.fair else meant.label, label) for meant, label in chosen]
        ),
        "best_guess_acceptable": _share(bool(names) and names[0] in meant.fair for meant, names in ranked),
        "not_understood": sum(label == "nlu_fallback" for _, label in chosen),
        "no_answer": sum(label is None for _, label in chosen),
        "others_offered": sum(bool(case.line["other_topics"]) for case in cases),
        "others_fair": _share(
            bool(set(case.line["other_topics"]) & case.meant.fair)
            for case in cases
            if case.line["other_topics"] and len(case.meant.fair) > 1
        ),
        "recall_by_label": _recall_by_label(chosen),
        "confused": _confused(chosen),
    }


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float | None:
    """The mean F1 over the labels that were meant.

    Args:
        pairs: (meant, chosen) of each message.
    """
    labels = {meant for meant, _ in pairs}
    if not labels:
        return None
    right = Counter(meant for meant, chosen in pairs if meant == chosen)
    each = Counter(meant for meant, _ in pairs) + Counter(str(chosen) for _, chosen in pairs)
    return sum(2 * right[label] / each[label] for label in labels) / len(labels)


def _recall_by_label(chosen: Sequence[tuple[Meant, str | None]]) -> dict[str, list[int]]:
    """For each label: how often it was meant, how often it was chosen then, how often something fair was."""
    table: dict[str, list[int]] = {}
    for meant, label in chosen:
        row = table.setdefault(meant.label, [0, 0, 0])
        row[0] += 1
        row[1] += label == meant.label
        row[2] += label in meant.fair
    return dict(sorted(table.items()))


def _confused(chosen: Sequence[tuple[Meant, str | None]]) -> list[dict[str, Any]]:
    wrong = Counter((meant.label, str(label)) for meant, label in chosen if label not in meant.fair)
    return [{"meant": meant, "chosen": label, "times": times} for (meant, label), times in wrong.most_common(WORST)]


def _needs(cases: Sequence[Case]) -> dict[str, Any]:
    codes = [(case.meant.needs, _told(case.line)) for case in cases]
    areas = [(_areas(meant), _areas(told)) for meant, told in codes]
    supports = [(case.meant.supports, set(case.line["support_types"])) for case in cases]
    said = [(meant, told) for meant, told in supports if meant is not None]
    return {**_found("code", codes), **_found("area", areas), **(_found("support", said) if said else {})}


def _told(line: dict[str, Any]) -> set[str]:
    """The child's own needs that are not ruled out."""
    return {need["code"] for need in line["needs"] if need["whose"] == "child" and not need["negated"]}


def _areas(codes: Collection[str]) -> set[str]:
    return {AREAS[code] for code in codes if code in AREAS}


def _found(name: str, pairs: Sequence[tuple[Collection[str], set[str]]]) -> dict[str, float | None]:
    """Precision and recall over all values of all messages together."""
    right = sum(len(set(meant) & told) for meant, told in pairs)
    return {
        f"{name}_precision": _part(right, sum(len(told) for _, told in pairs)),
        f"{name}_recall": _part(right, sum(len(meant) for meant, _ in pairs)),
    }


def _child(cases: Sequence[Case]) -> dict[str, Any]:
    def rightly(says: Callable[[Case], bool], among: Callable[[Case], bool] = lambda _: True) -> float | None:
        return _share(says(case) for case in cases if among(case))

    return {
        "age": rightly(_age_right),
        "age_where_stated": rightly(_age_right, lambda case: case.meant.age_years is not None),
        "age_where_none": rightly(_age_right, lambda case: case.meant.age_years is None),
        "phase": rightly(_phase_right),
        "phase_where_named": rightly(_phase_right, lambda case: case.meant.phase is not None),
        "phase_where_none": rightly(_phase_right, lambda case: case.meant.phase is None),
        "plan_status": rightly(_plan_right, lambda case: case.meant.plan_status is not None),
        "plan_status_where_told": rightly(_plan_right, lambda case: case.meant.plan_status not in {None, "unknown"}),
        "who": rightly(_who_right, lambda case: case.meant.who is not None),
        "who_where_not_parent": rightly(_who_right, lambda case: case.meant.who not in {None, "parent"}),
        "place": rightly(_place_right),
        "place_where_named": rightly(_place_right, lambda case: bool(case.meant.place)),
        "place_alone": rightly(_only_place, lambda case: bool(case.meant.place)),
        "place_where_none": rightly(_place_right, lambda case: not case.meant.place),
    }


def _age_right(case: Case) -> bool:
    meant, told = case.meant.age_years, case.line["age_years"]
    if meant is None or told is None:
        return meant is told
    # A hair's breadth more, for ages like 1.83 that are rounded in the file.
    return abs(meant - told) <= AGE_YEARS + 0.001


def _phase_right(case: Case) -> bool:
    return bool(case.meant.phase == case.line["phase"])


def _plan_right(case: Case) -> bool:
    return bool(case.meant.plan_status == case.line["plan_status"])


def _who_right(case: Case) -> bool:
    return bool(case.meant.who == case.line["who"])


def _place_right(case: Case) -> bool:
    """Whether the council meant is among those found: a message may name others, and all of them are found."""
    told = case.line["places"]
    return case.meant.place in told if case.meant.place else not told


def _only_place(case: Case) -> bool:
    return bool(case.line["places"] == [case.meant.place])


def _crisis(cases: Sequence[Case]) -> dict[str, Any]:
    """Recall and false alarms; a set without levels is scored by the label alone, and its alarms are only counted."""
    if any(case.meant.crisis is None for case in cases):
        danger = [case for case in cases if case.meant.label == "crisis"]
        rest = [case for case in cases if case.meant.label != "crisis"]
        return {
            "meant": len(danger),
            "recall": _share(_level(case) is not None for case in danger),
            "missed": sum(_level(case) is None for case in danger),
            "cards_on_the_rest": sum(_level(case) is not None for case in rest),
        }
    danger = [case for case in cases if case.meant.crisis]
    urgent = [case for case in danger if case.meant.crisis == "urgent"]
    soft = [case for case in danger if case.meant.crisis == "soft"]
    rest = [case for case in cases if not case.meant.crisis]
    return {
        "meant": len(danger),
        "recall": _share(_level(case) is not None for case in danger),
        "missed": sum(_level(case) is None for case in danger),
        "recall_by_words": _share(case.words_level is not None for case in danger),
        "urgent_meant": len(urgent),
        "urgent_recall": _share(_level(case) == "urgent" for case in urgent),
        "urgent_noticed": _share(_level(case) is not None for case in urgent),
        "soft_as_urgent": _share(_level(case) == "urgent" for case in soft),
        "none_meant": len(rest),
        "false_urgent": _share(_level(case) == "urgent" for case in rest),
        "false_soft": _share(_level(case) == "soft" for case in rest),
        "false_soft_by_words": _share(case.words_level == "soft" for case in rest),
    }


def _level(case: Case) -> str | None:
    level = case.line["crisis"]["level"]
    return str(level) if level else None


def _times(cases: Sequence[Case]) -> dict[str, float | None]:
    whole, asked = [case.whole_ms for case in cases], [case.asked_ms for case in cases]
    return {
        "whole_median_ms": median(whole) if whole else None,
        "whole_95_ms": _percentile_95(whole),
        "assistant_median_ms": median(asked) if asked else None,
        "assistant_95_ms": _percentile_95(asked),
    }


def _percentile_95(values: Sequence[float]) -> float | None:
    return quantiles(values, n=20)[-1] if len(values) > 1 else None


def _share(claims: Any) -> float | None:
    told = [bool(claim) for claim in claims]
    return _part(sum(told), len(told))


def _part(some: int, whole: int) -> float | None:
    return some / whole if whole else None
