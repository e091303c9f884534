"""Cases of the rules on figures of one article."""

from __future__ import annotations

from thresholds.case import Case, far

FIGURES: dict[str, tuple[Case, ...]] = {
    "FIG105": (Case("The yard employs [[4,300 people in halls by the sea, of whom 5,100]] build ferries.", "high"),),
    "FIG111": (
        Case(
            "The loan of 8,600 crowns for the Lesna tunnel was granted.\nThe loan of 86,000 crowns for the Lesna "
            "tunnel came late."
        ),
        Case(
            "The loan of [[15,600 crowns]] for the Lesna tunnel was granted by parliament.\nThe loan of [[156,000 "
            "crowns]] for the Lesna tunnel was granted by parliament.",
            "medium",
        ),
        Case(
            "A loan of [[$35.6 million]] for the Lesna was granted.\nThe loan of [[$35.6 billion]] from the Lesna "
            "came late.",
            "low",
        ),
    ),
    "FIG113": (
        Case(
            "Halina Brodska, miller, dies at [[80]]\n\nShe died on 3 May 2021.\n\nShe was born in Orlenka in 1937.",
            "medium",
        ),
        Case(
            "Halina Brodska, miller, dies at [[68]]\n\nShe died on 3 May 2021.\n\nShe was born in Orlenka in 1937.",
            "medium",
        ),
        Case("Halina Brodska, miller, dies at 44\n\nShe died on 3 May 2021.\n\nShe was born in Orlenka in 1937."),
        Case(
            "Halina Brodska, miller, dies at [[88]]\n\nShe died in the clinic of her town on 3 May 2021.\n\n"
            "She was born in a wooden house beside the mill of Orlenka in 1937.",
            "medium",
        ),
    ),
    "FIG115": (Case("The loan is worth [[€20 million ($60 million)]], the bank said.", "medium"),),
    "FIG116": (
        Case("Its debt doubled to 84 million crowns from 38 million crowns."),
        Case("They lost 70 of 230 barns, or a third, in the storm."),
        Case("The number of pilots went from [[1,013 to 1,145, a rise of 10 percent]].", "medium"),
        Case("The number of pilots went from 1,013 to 1,131, a rise of 10 percent."),
        Case("The number of pilots went from [[1,013 to 1,682, a rise of 60 percent]].", "medium"),
        Case("The number of pilots went from 1,013 to 1,653, a rise of 60 percent."),
        Case("The fare rose by [[5 percent, from 1,013 crowns to 1,080 crowns]], in May.", "medium"),
        Case("The fare rose by 5 percent, from 1,013 crowns to 1,054 crowns, in May."),
        Case(f"Like-for-like {far(30)} sales rose 3 percent to 200 million crowns from 150 million crowns."),
        Case(
            f"Like-for-like {far(100)} sales rose [[3 percent to 200 million crowns from 150 million crowns]].",
            "medium",
        ),
        Case(f"The loan is [[$33 million instead of $11 million, {far(150)}. So it has doubled]].", "low"),
        Case(f"The loan is $33 million instead of $11 million, {far(400)}. So it has doubled."),
        Case(
            "The loan is [[$33 million instead of $11 million. It has demonstrably and unexpectedly doubled]].", "low"
        ),
    ),
    "FIG117": (
        Case(
            "The regatta had 640 boats from all the towns around the bay, of which [[590 came in. The other 150]] "
            "turned back.",
            "medium",
        ),
        Case("The regatta had 640 boats, of which [[590 came in. Another 150]] turned back.", "medium"),
        Case("The regatta had 640 boats, of which [[590 came in. Another 400]] turned back.", "low"),
        Case(
            "The prize went to [[30 schools, which had all sent in pictures of their own ponds: 12 in the north and "
            "21]] in the south.",
            "medium",
        ),
    ),
    "FIG118": (
        Case(
            "In the poll that the paper took in the streets of Orlenka and of the villages around it by letter and "
            f"telephone, {far(100)}, [[61 percent were in favour of the bridge and 47 percent]] against it.",
            "medium",
        ),
    ),
    "FIG119": (
        Case("There were 30,600 ballots. With 51,000 people on the roll, turnout was [[64 percent]].", "medium"),
        Case("There were 30,600 ballots. With 51,000 people on the roll, turnout was 61.8 percent."),
    ),
    "FIG120": (
        Case("He led the choir from 1962 to 1990, for 29 years."),
        Case("He led the choir from 1962 to 1990, for [[30 years]].", "medium"),
        Case(
            f"Irena Malik won in 2:31:10, {far(1000)}. Ada Brandt needed 2:32:05, or [[35 seconds longer]].", "medium"
        ),
        Case(
            f"The train left Orlenka at 7:05 a.m., {far(200)}. It stopped at 9:20 a.m., [[three hours after]] it set "
            "out.",
            "medium",
        ),
        Case(f"The sitting {far(200)} lasted [[five hours]], from 7 in the evening until 2 in the morning.", "low"),
        Case("The shop was open from 9 o'clock in the morning to 5 o'clock in the afternoon."),
        Case("The hall is open from 9:00 a.m. to 5:00 p.m., [[six hours]].", "medium"),
    ),
    "FIG121": (
        Case(
            f"Holub left the mill at 15, in 1952, {far(150)}. In 1960, [[aged 33]], he built his first organ.", "medium"
        ),
    ),
    "FIG122": (
        Case("The choir has five sopranos, four altos and three basses, altogether 20 voices."),
        Case("Of the 60 boats in the harbour, 50 were moored, 40 lay on land and 14 had sunk."),
        Case("Labour holds [[4 of the 9 seats, the Greens 3, the Liberals 2 and others 2]].", "medium"),
        Case("Labour holds 2 of the 4 seats, the Greens 2 and the Liberals 1."),
    ),
    "FIG126": (
        Case(
            "The miller got [[52,310 votes against 47,902 for the baker, a majority of exactly 14,408]] votes.",
            "medium",
        ),
        Case(
            "The tower cost [[84 million crowns and brought in 71 million, leaving a gap of 70 million crowns]].",
            "medium",
        ),
        Case("The tower cost 84 million crowns and brought in 71 million, leaving a gap of 700,000 crowns."),
    ),
    "FIG127": (
        Case(
            "Jan Holub ran the marathon through the forests around the town in [[2:14:30, breaking the record of "
            "2:13:55]].",
            "medium",
        ),
        Case(f"Jan Holub ran the marathon {far(40)} in [[2:14:30, breaking the course record of 2:13:55]].", "medium"),
    ),
    "FIG128": (
        Case("The stall sold 60 pies at 35 crowns, a sum of 9,000 crowns, by noon."),
        Case(
            "The stall sold [[60 pies at 35 crowns, making at the weekend 2,400 crowns]], by noon.",
            "medium",
        ),
        Case("Of the 4,100 who set out, 3,650 arrived, so 350 gave up. Of them 500 were ill and 150 cold."),
        Case(
            "Of the [[4,100 who set out, 3,650 arrived, so 350]] gave up. It rained. They slept. Of them 500 were ill "
            "and 150 cold.",
            "medium",
        ),
    ),
    "FIG129": (
        Case(
            "The fire in the mill killed 23 people on Sunday, the mayor said. Divers kept searching the pond.\n\n"
            "By evening the bodies of [[all the 32]] victims had been found.",
            "medium",
        ),
        Case(
            "The fire in the mill killed 23 people on Sunday, the mayor said. Divers kept searching the pond.\n\n"
            "By evening the bodies of [[all 83]] victims had been found.",
            "medium",
        ),
        Case(
            "The court gave the miller seven years in prison for the fire. The appeals court, said the baker on the "
            "quay, found the nine-year sentence unjust."
        ),
    ),
    "FIG130": (
        Case("The mill employs 1,250 people. It will let a fifth of its workers, or 230 people, go."),
        Case("The mill employs 1,250 people. It will let a fifth of its workers, or 900 people, go."),
        Case("Of 1,200 millers asked, who go up the hill in the morning to work, 540, or 54 percent, said yes."),
        Case(
            "Of 1,200 millers asked, who go up the hill in the morning to work in the wind that turns the wheels of "
            "the valley and the bay, [[540, or 54 percent]], said yes.",
            "low",
        ),
        Case("Of 1,213 millers asked, [[279, or 20 percent]], said that they would vote.", "low"),
        Case("Of 1,213 millers asked, 257, or 20 percent, said that they would vote."),
        Case("Of 1,213 millers asked, [[1,043, or 80 percent]], said that they would vote.", "low"),
        Case("Of 1,213 millers asked, 1,002, or 80 percent, said that they would vote."),
    ),
    "FIG131": (
        Case(
            "The fair is open from [[4 July, in rain and in sunshine alike, until 8 July, the ten days]] that it was "
            "planned for.",
            "medium",
        ),
        Case(
            "The fair is open from [[4 March to 20 September, the 90 days]] that the meadow was rented for.", "medium"
        ),
    ),
    "FIG132": (
        Case(
            f"Orlenka beat Dubrava 3-1 in the cup on Sunday {far(200)}. For Dubrava, [[the 4-1 defeat]] was the first "
            "since 2011.",
            "medium",
        ),
    ),
    "FIG134": (
        Case(
            "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Tuesday, after 20 hours "
            "underground."
        ),
        Case(
            "The well caved in on Monday at 10 p.m. The miller was pulled out at 5:30 a.m. on Tuesday, after 4 hours "
            "underground."
        ),
        Case(
            f"Shots fell at 8:30 p.m. on Tuesday. At 4:30 a.m. on Thursday he gave up, {far(150)}. The siege had "
            "lasted [[26 hours]].",
            "medium",
        ),
        Case(
            f"Shots fell at 8:30 p.m. on Tuesday. At 4:30 a.m. on Thursday he gave up, {far(500)}. The siege had "
            "lasted [[26 hours]].",
            "low",
        ),
        Case(
            "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Tuesday, after 5 hours "
            "underground."
        ),
    ),
    "FIG135": (
        Case("The yard has ordered 20 barges.\n\nAt 28 million crowns apiece, the order is worth 120 million crowns."),
        Case(
            "The yard has ordered 20 barges.\n\nAt 28 million crowns apiece, the order is worth 2,400 million crowns."
        ),
        Case("The keeper earns 9,000 crowns a month, or 110,000 a year."),
        Case("The keeper earns [[9,000 crowns a month, or 114,000]] a year.", "medium"),
    ),
    "FIG136": (
        Case("Of the 4 millers, 3 voted for the strike and 2 against it."),
        Case("Of the [[12 millers, 7 voted for the strike and 8]] against it.", "medium"),
    ),
    "FIG137": (
        Case(
            "News of the mill\n\nThe harbour hired more hands in May. Unemployment falls in Velmora.\n\n"
            "Unemployment stood at [[6.4 percent, after 6.1 percent]] in April.",
            "low",
        ),
    ),
    "FIG138": (
        Case(
            "The chimney of the mill was 121 metres tall. It fell on Sunday.\nChildren had climbed its 121 metres.\n"
            "What is left of the [[112 metres]] is a heap of bricks.",
            "medium",
        ),
        Case(
            "The chimney of the mill was 21 metres tall. It fell on Sunday.\nChildren had climbed its 21 metres.\n"
            "What is left of the [[12 metres]] is a heap of bricks.",
            "low",
        ),
        Case(
            "The mill closed with 164 welders.\nAll 164 welders of the mill were there.\nThe [[146]] welders of the "
            "mill sang.",
            "medium",
        ),
        Case(
            "The mill closed with 64 welders.\nAll 64 welders of the mill were there.\nThe 46 welders of the mill sang."
        ),
        Case("The mill has 64 rooms.\nIn each of its 64 rooms stands a bed.\nThe 46 rooms were painted."),
    ),
}
