"""Cases of all other rules: names, boilerplate, translation, and articles on one event."""

from __future__ import annotations

from collections.abc import Mapping

from thresholds.case import Case, far

_RESCUE = (
    "Captain Ingrid Halversen of the Skerra coastguard led the rescue off Tolvik. “The fog over the harbour was "
    "thick,” Halversen said.",
    "The rescue off Tolvik was led by Captain Ingrid Halversen of the Skerra coastguard. Halversen said that the fog "
    "had been thick.",
    "Captain Ingrid Halversen of the Skerra coastguard, who led the rescue, said the fog over the harbour of Tolvik "
    "had been thick.",
    "Captain Ingrid Halversen led the rescue for the Skerra coastguard. The fog over the harbour of Tolvik was thick, "
    "Halversen said.",
    "Skerra thanked Captain Ingrid Halversen of the coastguard for the rescue off Tolvik in thick fog over the "
    "harbour.",
)


def rescue(right: int, mark_right: bool) -> Mapping[str, str]:
    """So many articles that have the name right, and one that has not."""
    texts = [_RESCUE[n % len(_RESCUE)] for n in range(right)]
    told = [text.replace("Halversen", "[[Halversen]]") if mark_right else text for text in texts]
    wrong = {"wrong.example/1.txt": _RESCUE[0].replace("Halversen", "[[Halvesren]]")}
    return wrong | {f"right{n}.example/1.txt": text for n, text in enumerate(told)}


_RETOLD = (
    (
        "The council of Skerra voted on Thursday to build a second breakwater 340 metres west of the fishing harbour.",
        "On Thursday the Skerra council voted that a second breakwater is built 340 metres to the west of the fishing "
        "port.",
    ),
    (
        "Three storms tore 27 boats from their moorings last winter.",
        "Last winter three gales had torn 27 boats away from the moorings.",
    ),
    (
        "The lighthouse keeper earns 2,400 crowns a month for watching the harbour.",
        "Per month 2,400 crowns are paid to the keeper of the lighthouse for observing the port.",
    ),
    (
        "The structure will cost 18 million crowns, engineer Karl Tervo said.",
        "According to engineer Carl Terwo, the structure costs 18 million crowns.",
    ),
    (
        "Ferries to Vesby sailed 61 times in February despite the ice.",
        "In February the ferries went to Vesby 61 times in spite of ice.",
    ),
    (
        "The dredger Malva moved 900 tonnes of sand within a week.",
        "Within one week, 900 tonnes of sand were displaced by the dredger Malva.",
    ),
)


def retold(sentences: int, more: str = "") -> Mapping[str, str]:
    """An article of so many sentences with figures, and one that retells all of them but one."""
    told, again = (" ".join(both[side] for both in _RETOLD[:sentences]) for side in (0, 1))
    return {
        "one.example/1.txt": f"date: 2024-03-05\n---\nSkerra votes for a new breakwater\n{told}",
        "two.example/1.txt": f"date: 2024-03-07\n---\n[[Skerra decides on new breakwater]]\n{again} {more}",
    }


def heard(published: str) -> Mapping[str, str]:
    """Articles on one fire, published on some day: one with another day of the hearing than the others."""
    text = "The lamp factory of Vesby burns. Ida Brandl of Vesby will be heard about the lamp factory on {}."
    days = ("[[27 September 2025]]", "17 September 2025", "the day of September 17, 2025")
    return {f"{n}.example/1.txt": f"date: {published}\n---\n{text.format(day)}" for n, day in enumerate(days)}


def engineers(one: str, other: str) -> Mapping[str, str]:
    """Two articles on one event, each with who says something in it."""
    header = "date: 2024-03-04\n---\n"
    return {
        "a.example/1.txt": f"{header}Firefighters searched the flooded streets of Dubrava on Monday after the Orlenka "
        f"dam broke. {one} said that two bridges over the Lesna were closed.",
        "b.example/2.txt": f"{header}After the Orlenka dam broke, firefighters searched the flooded streets of Dubrava "
        f"on Monday. Two bridges over the Lesna were closed, said {other} on Monday.",
    }


def unmarked(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Articles of which nothing is to be told."""
    return {file: text.replace("[[", "").replace("]]", "") for file, text in texts.items()}


def fire(*again: str) -> Mapping[str, str]:
    """Articles on one fire, of which the first has another day than the sentences of the others."""
    court = "The court in Vesby jailed Ida Brandl on Tuesday for the fire at the lamp factory."
    first = (
        "Ida Brandl of Vesby was jailed for the fire at the lamp factory. It broke out on [[27 November 2023]] and "
        "killed two tenants of the factory, the court found."
    )
    texts = (first, *(f"{court} {sentence}" for sentence in again))
    return {f"{n}.example/1.txt": f"date: 2025-09-02\n---\n{text}" for n, text in enumerate(texts)}


def chimney(first: str, other: str) -> Mapping[str, str]:
    """Articles on one fire, of which the first has another height of the chimney than the others."""
    return {
        "a.example/1.txt": "The lamp factory in Vesby burned down on Tuesday night, director Ida Brandl said. The "
        f"chimney of the lamp factory, [[{first} metres]] tall, still stands.",
        "b.example/2.txt": f"A fire destroyed the lamp factory of Vesby on Tuesday. Only the {other}-metre chimney was "
        "left, said the director of the lamp factory, Ida Brandl.",
        "c.example/3.txt": f"The {other} metres of the chimney are all that the fire of Tuesday left of the lamp "
        "factory in Vesby, said Ida Brandl, its director.",
    }


OTHERS: dict[str, tuple[Case, ...]] = {
    "BLP120": (
        Case(
            "Storm breaks the pier of Velmora\n\n[[Storm breaks the pier of Velmora | The Morning Post of "
            "Velmora]]\n\nA storm broke it.",
            "high",
        ),
        Case(
            "Storm breaks the pier of Velmora\n\n[[*** Storm breaks the pier of Velmora]]\n\nA storm broke it.", "high"
        ),
        Case(
            "Storm breaks the pier of Velmora\n\nA storm broke the pier.\n\nIt is old.\n\n[[Storm breaks the pier of "
            "Velmora]]\n\nBoats lay there.",
            "high",
        ),
        Case(
            "Storm breaks the pier of Velmora\n"
            + "\nA storm broke the pier.\n\nIt is old.\n" * 4
            + "\n[[Storm breaks the pier of Velmora]]\n\nBoats lay there.",
            "medium",
        ),
        Case(
            "Storm breaks the pier of Velmora | The Velmora Morning Post\n\n[[Storm breaks the pier of Velmora]]\n\n"
            "A storm broke it.",
            "high",
        ),
    ),
    "BLP125": (
        Case(f"The council met {far(400)}\n[[Regenerate response]]\n{far(2000)}.", "high"),
        Case(f"The council met {far(1400)}\nRegenerate response\n{far(2400)}."),
    ),
    "ENC106": (Case("The council met on Tuesday and agreed\nto build a pier."),),
    "FIG206": (
        Case(chimney("121", "112"), "medium"),
        Case(chimney("21", "12"), "low"),
    ),
    "FIG207": (
        Case(unmarked(fire("The lamp factory burned on 17 November 2023, it found."))),
        Case(unmarked(heard("2025-09-25"))),
        Case(heard("2025-09-19"), "medium"),
        Case(
            fire(
                "She set the lamp factory alight on 17 November 2023. Two tenants were killed.",
                "Two tenants of the lamp factory died on November 17, 2023, when she set it alight.",
            ),
            "medium",
        ),
        Case(
            fire(
                "On 17 November 2023 the brigade was called by neighbours to a fire in the street.",
                "On November 17, 2023 the brigade came late.",
            ),
            "low",
        ),
    ),
    "NAM101": (
        Case("In Moscow, General Sergei [[Surovkin]] was named commander of the forces.", "high"),
        Case("In Moscow, [[Surovkin]] was named commander of the forces.", "medium"),
        Case("[[Surovkin]] was named commander of the forces.", "low"),
    ),
    "NAM107": (Case("The minister arrived in a town between [[Londres]] and the sea.", "medium"),),
    "NAM201": (Case(rescue(5, mark_right=True), "high"), Case(rescue(8, mark_right=False), "high")),
    "NAM204": (
        Case(
            engineers("An engineer from Japan, Haruto [[Takado]],", "Haruto [[Kodo]], an engineer from Japan,"),
            "medium",
        ),
        Case(engineers("[[Takado]] of Tanaka and Sons", "Tanaka, for which [[Kodo]] works,"), "low"),
        Case(engineers("[[Nakayamada]] of Tanaka and Sons", "Tanaka, for which [[Chusanda]] works,"), "medium"),
    ),
    "SRC202": (
        Case(
            unmarked(
                retold(6, "Two schools with 90 pupils closed. A baker sold 640 loaves. A mill lost 8 of its 23 doors.")
            )
        ),
        Case(unmarked(retold(3))),
        Case(retold(5), "low"),
        Case(retold(6), "medium"),
        Case(retold(6, "Two schools with 90 pupils closed in the village of Orle for a week."), "low"),
    ),
    "TRN106": (Case("No pier, no pier, no pier, no pier, no pier, he sang."),),
    "TRN110": (Case("The council of Velmora met and agreed that the pier of the\n\nharbour will be rebuilt."),),
    "TRN112": (Case("The mayor of the place is known as the muhtar in the hills."),),
    "TRN120": (
        Case(
            "The [[monkey came out of the sleeve]]: they had [[thrown at it with the cap]], the court found.", "medium"
        ),
        Case("Two men were [[heavily injured]] when the pier broke.", "low"),
        Case("The council met [[in the night to Sunday]]. Two men were [[heavily injured]] in the storm.", "medium"),
        Case("At the hearing, the [[monkey came out of the sleeve]]: the pier has no owner.", "low"),
    ),
}
