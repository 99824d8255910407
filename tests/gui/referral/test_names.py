"""Other children's names in the words of a record."""

from datetime import UTC, datetime

from dsl_desk.domain.child import Child
from dsl_desk.domain.chronology import ChronologyEntry
from dsl_desk.domain.when import NOT_STATED
from dsl_desk.gui.referral.names import mentions

FINLEY = Child("a", "Ward", "Finley")
LEO = Child("b", "Price", "Leopold", known_as="Leo")
TIA = Child("c", "Ward", "Tia")
SEAN = Child("d", "O’Brien-Nowak", "Seán")
ROLL = (FINLEY, LEO, TIA, SEAN)


def named(text: str, exact_words: str = "") -> list[str]:
    moment = datetime(2026, 3, 24, tzinfo=UTC)
    entry = ChronologyEntry("e", "observation", NOT_STATED, moment, "", text, "", exact_words=exact_words)
    return [child.id for mention in mentions([entry], ROLL, FINLEY) for child in mention.children]


def test_first_known_as_and_family_names_are_found_as_words() -> None:
    assert named("Seen with Leo at the gate.") == ["b"]
    assert named("Leopold’s bag") == ["b"]
    assert named("Mr Price was there") == ["b"]
    assert named("", "“Tia gave it me”") == ["c"]
    assert named("Seán O’Brien-Nowak came") == ["d"]


def test_the_child_itself_and_parts_of_words_are_not() -> None:
    assert named("Finley Ward came in. Finley’s phone rang.") == []
    assert named("the price of a leopard; Leonard") == []


def test_names_without_capitals_are_found_and_particles_are_not() -> None:
    yusuf = Child("e", "al-Hassan", "يوسف")
    bram = Child("f", "van den Berg", "Bram", family_known_as="Smit")
    moment = datetime(2026, 3, 24, tzinfo=UTC)

    def found(text: str) -> list[str]:
        entry = ChronologyEntry("e", "observation", NOT_STATED, moment, "", text, "")
        return [each.id for mention in mentions([entry], (yusuf, bram), FINLEY) for each in mention.children]

    assert found("Seen with يوسف") == ["e"]
    assert found("Seen with al-Hassan") == ["e"]
    assert found("They left den and van behind") == []
    assert found("Seen with Smit") == ["f"]
