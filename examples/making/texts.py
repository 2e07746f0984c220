"""Texts about some of the invented people: a family's account, a denial, a wire report and its copy, figures.

Each says in its first line that it is synthetic. The figures hold one error each, on purpose: in the press release the
parts do not add up to the total, in the monthly table one balance does not follow from its row.
"""

from collections.abc import Mapping
from typing import Final

from examples.making.people import Invented

SYNTHETIC: Final = "SYNTHETIC: invented for the examples of Habeas. No person, body or event in it is real."


def family_account(people: Mapping[str, Invented]) -> str:
    p = people["P01"]
    return f"""{SYNTHETIC}

Account of a mother, taken down by a volunteer of the Families' Circle (invented) on 2 April 2022

My son's name is {p.full_name}. His father is {p.father.latin[0]}, who died when the boy was small. He was born in
{p.born} and was in his last year of college.

On 9 March 2022, before the morning prayer, armed men abducted my son {p.full_name} from our house in {p.village} in
Kech District. Some of them wore plain clothes and some wore uniforms. They broke the gate. I saw them tie his hands
and put him in a white pick-up. One of them said that he would be back in an hour.

In the morning his uncle went to the police station at Turbat. The officer on duty refused to register a report and
told him to come back with a letter. He went again on 12 March, and again they refused.

Two weeks later a man who had been released told a neighbour that he had heard the name of my son called in the place
where he was held. I do not know whether this is true. Since that night I have not seen my son and nobody tells me
where he is.
"""


def official_denial(people: Mapping[str, Invented]) -> str:
    p = people["P01"]
    return f"""{SYNTHETIC}

HOME DEPARTMENT (INVENTED) - RESPONSE TO QUERIES
Date: 20 April 2022

1. The Department denies that {p.full_name}, son of {p.father.latin[0]}, is in the custody of any agency under its
control. No person of this name was arrested in Kech District on 9 March 2022.

2. According to the record of the district administration, the said person left his home of his own will.

3. The spokesperson rejected the figures published by Voice of the Valley (invented) and said that they are
"exaggerated and without any basis".

4. The Department acknowledges that Mehrab Shorkani of Awaran District was detained for questioning on 12 November
2021. He was released on 3 December 2021.
"""


def urdu_statement(people: Mapping[str, Invented]) -> str:
    p = people["P01"]
    return f"""SYNTHETIC - یہ تحریر فرضی ہے، اس میں کوئی شخص، ادارہ یا واقعہ حقیقی نہیں۔

حلقۂ خاندان (فرضی) کا بیان
تاریخ: ۱۵ مارچ ۲۰۲۲

{p.name.urdu} {p.clan.urdu if p.clan else ""} ولد {p.father.urdu} کو
۹ مارچ ۲۰۲۲ کی صبح ضلع کیچ میں ان کے گھر سے لاپتہ کیا گیا۔
ان کی والدہ کا کہنا ہے کہ سادہ کپڑوں میں ملبوس افراد انہیں ایک سفید گاڑی میں لے گئے۔
پولیس نے رپورٹ درج کرنے سے انکار کر دیا۔ ان کا اب تک کوئی پتا نہیں۔
ہم مطالبہ کرتے ہیں کہ انہیں عدالت میں پیش کیا جائے۔
"""


_WIRE: Final = (
    "Three men were taken from their homes in two districts of Balochistan, families and a rights organisation said.",
    "On March 9, 2022, Dilmurad Sorgazi, a student, was abducted by armed men in plain clothes from his home in Kech "
    "District, his mother told Makran Wire (invented).",
    "On November 12, 2021, brothers Shehak Shorkani and Mehrab Shorkani were forcibly taken from their home in Awaran "
    "District, according to Voice of the Valley (invented), an organisation that keeps a list of missing persons.",
    "Mehrab Shorkani was released on December 3, 2021. The whereabouts of his brother are still unknown.",
    "A spokesperson of the Home Department (invented) denied that Sorgazi was in custody. “Nobody of this name was "
    "arrested,” the spokesperson said.",
    "Voice of the Valley said that 46 people were abducted in the two districts in 2021, of whom 28 were released.",
)


def wire_report() -> str:
    body = "\n\n".join(_WIRE)
    return f"""{SYNTHETIC}

Makran Wire (invented agency), 22 April 2022

Families seek three men taken in Kech and Awaran

{body}
"""


def news_page() -> str:
    """The wire's text with a paragraph of the paper's own: a near copy, not a second source."""
    paragraphs = "\n".join(f"    <p>{paragraph}</p>" for paragraph in _WIRE)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>SYNTHETIC: Three men taken from their homes - The Quetta Lantern (invented)</title>
  <meta name="author" content="Makran Wire (invented)">
  <meta property="article:published_time" content="2022-04-23">
</head>
<body>
  <header><p><strong>{SYNTHETIC}</strong></p></header>
  <nav><a href="#news">News</a> <a href="#weather">Weather</a></nav>
  <article id="news">
    <h1>Three men taken from their homes in two districts</h1>
    <p>The Quetta Lantern (invented), 23 April 2022. From Makran Wire.</p>
{paragraphs}
    <p>A teacher at the college said that Dilmurad Sorgazi had sat his examination two days before.</p>
  </article>
  <footer><p>{SYNTHETIC}</p></footer>
</body>
</html>
"""


def press_release() -> str:
    return f"""{SYNTHETIC}

VOICE OF THE VALLEY (INVENTED)
Press release, 10 January 2022

Figures for the year 2021

In 2021, 412 persons went missing in the province:

- 297 men
- 63 women
- 41 children

Of the 412 persons, 96 were released.

Over four hundred persons went missing in the province last year, our chairwoman told reporters.

The bodies of 17 missing persons were found in 2021.

The commission speaks of 3,12 cases of missing persons in 2021. We ask it to publish its list.

“We count only what families have signed,” said Hani Gul, who speaks for the organisation.
"""


def hearing_note(people: Mapping[str, Invented], case: str) -> str:
    """Typst source of the PDF. The notice stands at the head of every page."""
    p = people["P01"]
    return f"""#set document(title: "SYNTHETIC: note on a hearing", author: "Habeas examples", date: none)
#set page(paper: "a5", margin: 2cm, header: text(size: 7pt)[{SYNTHETIC}])
#set text(font: "Noto Sans", size: 10pt, lang: "en")
#set par(justify: false)
= Note on a hearing

Provincial Commission on Missing Persons (invented) \\
Turbat, 18 May 2022

Case {case}. The mother of *{p.full_name}*, son of {p.father.latin[0]}, appeared before the member.
She said that her son was taken from {p.village} in Kech District on 9 March 2022 by men in plain clothes.

The representative of the Home Department (invented) denied that the person is held. The member ordered the
department to submit a report by 30 June 2022.

The brother of Shehak Shorkani told the member that he himself was released on 3 December 2021 and that he last saw
Shehak in the place where both were held.
"""


def monthly_statistics() -> str:
    """Opening balance, new, disposed of, closing balance. In June the closing balance is ten too high."""
    new = (34, 41, 29, 37, 52, 46)
    disposed = (21, 38, 33, 30, 44, 35)
    opening, lines = 1188, ["Month,Opening balance,New cases,Disposed of,Closing balance,note"]
    for number, (received, closed) in enumerate(zip(new, disposed, strict=True), start=1):
        closing = opening + received - closed
        stated = closing + 10 if number == 6 else closing
        lines.append(f"2022-{number:02},{opening},{received},{closed},{stated},SYNTHETIC: invented figures")
        opening = closing
    return "\r\n".join(lines) + "\r\n"
