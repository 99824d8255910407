"""Letters about nobody, in the languages that letters are written in."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from dsl_desk.documents.letters.content import Addressee, Letter, Letterhead, Part, PartKind, Wording
from tests.documents.samples import NOW, school

SENTENCES = {
    "en-GB": "We would like to talk with you about how your child is.",
    "pl": "Chcielibyśmy porozmawiać z Państwem o tym, jak się czuje dziecko. Żółć, gęś, łódź.",
    "ur": "ہم آپ سے بچے کے بارے میں بات کرنا چاہتے ہیں۔ آپ اسکول کو فون کر سکتے ہیں۔",
    "ro": "Dorim să vorbim cu dumneavoastră despre cum se simte copilul și țara lui.",
    "lt": "Norėtume pasikalbėti su jumis apie tai, kaip jaučiasi jūsų vaikas. Ąžuolas, ėjęs, ūsų.",
    "cy": "Hoffem siarad â chi am sut mae eich plentyn. Ŵyn, tŷ, dŵr, ŷd.",
    "bn": "আপনার সন্তান কেমন আছে তা নিয়ে আমরা আপনার সঙ্গে কথা বলতে চাই। বিদ্যালয় কর্তৃপক্ষ।",
    "ar": "نود أن نتحدث معكم عن حال طفلكم. يمكنكم الاتصال بالمدرسة.",
}
RIGHT_TO_LEFT = frozenset(("ur", "ar"))

ADDRESSEE = Addressee(("Ms Ngozi Okafor", "12 Long Riverside Walk", "Ashmead", "ZZ1 1ZZ"), 412)
LONGEST = Addressee(
    (
        "Ms Ngozi Adaeze Okafor and Mr Emeka Okafor",
        "Flat 12",
        "The Old Granary",
        "14–16 Long Riverside Walk",
        "Little Ashmead",
        "Ashshire",
        "ZZ1 1ZZ",
    ),
    7,
)


def wording(language: str = "en-GB") -> Wording:
    """A title, a heading, text, two bullets, a signature and a slip, all of them in the language."""
    sentence = SENTENCES[language]
    first = " ".join(sentence.split()[:4])
    return Wording(
        (
            Part(PartKind.TITLE, first),
            Part(PartKind.PARAGRAPH, sentence),
            Part(PartKind.HEADING, first),
            Part(PartKind.BULLET, sentence),
            Part(PartKind.BULLET, sentence),
            Part(PartKind.SIGNATURE),
            Part(PartKind.PARAGRAPH, "Ruth Adeyemi"),
            Part(PartKind.SLIP, first),
        ),
        language,
    )


def a_letter(*languages: str) -> Letter:
    wordings = tuple(map(wording, languages or ("en-GB",)))
    return Letter(Letterhead(school()), "Letter to parents and carers", wordings, NOW)


def a_picture(width: int = 40, height: int = 20) -> bytes:
    """A PNG that is partly see-through."""
    drawn = BytesIO()
    Image.new("RGBA", (width, height), (10, 60, 90, 128)).save(drawn, "PNG")
    return drawn.getvalue()
