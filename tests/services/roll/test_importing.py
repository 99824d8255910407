"""A pupil list taken in: matched, planned, one deed; what a person wrote stays; nothing is half imported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl_desk.domain.child import Child
from dsl_desk.domain.errors import DeskError, ImportRejected
from dsl_desk.domain.front_sheet import Address, BackgroundKnown, FrontSheet
from dsl_desk.exchange.days import DateOrder
from dsl_desk.exchange.formats import Field
from dsl_desk.exchange.pupil import Pupil, PupilList
from dsl_desk.services import examining
from dsl_desk.services.desk import Desk
from dsl_desk.services.opening import lock
from dsl_desk.services.recording import add_child
from dsl_desk.services.roll.import_plan import IMPORTED, ImportPlan, plan_import
from dsl_desk.services.roll.importing import RollChanged, import_pupils
from dsl_desk.services.roll.leaving import mark_as_left
from dsl_desk.services.roll.pupil_lists import CsvList, CtfList, formats, open_list, read_list
from dsl_desk.store import records
from tests import desks
from tests.exchange.lists import as_csv, flat_ctf, made_up, upn, wide_csv

BORN = date(2012, 11, 14)
FINLEY = Pupil(2, "Ward", "Finley", upn(1), born=BORN, year="9", form="9A")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Finley Ward and Isla Begum are on the roll, typed by hand without dates of birth."""
    made = desks.in_memory(tmp_path)
    yield made
    made.vault.close()


def plan(desk: Desk, *pupils: Pupil, take: tuple[tuple[str, str], ...] = ()) -> ImportPlan:
    lines = tuple(replace(pupil, line=line) for line, pupil in enumerate(pupils, 2))
    return plan_import(desk, PupilList(lines, ()), take)


def take_in(desk: Desk, *pupils: Pupil) -> ImportPlan:
    made = plan(desk, *pupils)
    import_pupils(desk, made)
    return made


def roll(desk: Desk) -> dict[str, Child]:
    return {child.name: child for child in records.every(desk.connection, Child)}


def zofia(**changes: object) -> Pupil:
    pupil = Pupil(2, "Nowak", "Zofia", upn(7), born=date(2015, 2, 3), year="6", form="6B")
    return replace(pupil, **changes)  # type: ignore[arg-type]


def reasons(made: ImportPlan) -> list[tuple[int, str]]:
    return [(each.line, each.reason.partition(":")[0]) for each in made.rejected]


# Taking in


def test_new_children_arrive_with_what_the_list_says(desk: Desk) -> None:
    pupil = zofia(
        known_as="Zosia", address=("1 Mill Lane", "Larkfield"), postcode="ZZ1 1ZZ", ethnicity="White Polish",
        first_language="Polish", send="SEN support",
    )  # fmt: skip
    made = plan(desk, pupil)
    changed = import_pupils(desk, made)
    (planned,) = made.new
    assert changed.child_ids == {planned.child.id}
    assert changed.kinds == {"child", "front_sheet"}
    child = roll(desk)["Zosia Nowak"]
    assert child == Child(
        child.id, "Nowak", "Zofia", "Zosia", date(2015, 2, 3), "6", "6B", upn(7)
    )  # fmt: skip
    assert records.current(desk.connection, FrontSheet, child.id) == FrontSheet(
        child.id,
        addresses=(Address(("1 Mill Lane", "Larkfield"), "ZZ1 1ZZ"),),
        languages=("Polish",),
        ethnicity="White Polish",
        ethnicity_known=BackgroundKnown.SCHOOL_SYSTEM,
        send="SEN support",
    )


def test_child_without_background_gets_no_front_sheet(desk: Desk) -> None:
    take_in(desk, zofia())
    assert records.every(desk.connection, FrontSheet) == ()


def test_the_same_list_again_changes_nothing(desk: Desk) -> None:
    pupils = [
        Pupil(0, "Ash" + each.family_name, each.given_name, each.upn, born=each.born, address=("1 Mill Lane",))
        for each in made_up(60)
    ]
    first = take_in(desk, *pupils)
    again = plan(desk, *pupils)
    assert (len(first.new), len(again.new), len(again.changed), len(again.unchanged)) == (60, 0, 0, 60)
    before = desk.vault.head().seq
    import_pupils(desk, again)
    assert desk.vault.head().seq == before


def test_next_list_updates_what_an_earlier_one_wrote(desk: Desk) -> None:
    take_in(desk, zofia(address=("1 Mill Lane",), first_language="Polish"))
    made = take_in(desk, zofia(year="7", form="7C", address=("2 High Street",), first_language="Polish"))
    (planned,) = made.changed
    assert [(each.label, each.before, each.after) for each in planned.changes] == [
        ("Year", "6", "7"), ("Form", "6B", "7C"), ("Address", "1 Mill Lane", "2 High Street"),
    ]  # fmt: skip
    assert roll(desk)["Zofia Nowak"].form == "7C"
    assert records.versions(desk.connection, Child, planned.child.id)[-1].reason == IMPORTED


def test_empty_cell_says_nothing(desk: Desk) -> None:
    take_in(desk, zofia(known_as="Zosia", ethnicity="White Polish"))
    made = plan(desk, zofia(form=""))
    assert not made.changed
    assert len(made.unchanged) == 1


def test_what_a_person_wrote_stays_until_they_say_otherwise(desk: Desk) -> None:
    take_in(desk, zofia(send="SEN support"))
    child = roll(desk)["Zofia Nowak"]
    add_child(desk, replace(child, form="6X"))
    made = plan(desk, zofia(year="7", form="7C"))
    (planned,) = made.changed
    assert (planned.child.year, planned.child.form) == ("7", "6X")
    assert [(each.name, each.before, each.after) for each in planned.kept] == [("form", "6X", "7C")]
    assert made.kept == (planned,)
    import_pupils(desk, plan(desk, zofia(year="7", form="7C"), take=((child.id, "form"),)))
    assert roll(desk)["Zofia Nowak"].form == "7C"
    assert not plan(desk, zofia(year="7", form="7C")).kept, "what was taken from the list is the list's from then on"


def test_hand_written_sheet_is_filled_and_not_overwritten(desk: Desk) -> None:
    take_in(desk, zofia())
    child = roll(desk)["Zofia Nowak"]
    with desk.deed() as deed:
        deed.record(
            FrontSheet(
                child.id, ethnicity="Roma", ethnicity_known=BackgroundKnown.SELF, languages=("Romani", "Polish")
            )
        )
    made = take_in(desk, zofia(ethnicity="White Polish", first_language="Polish", send="SEN support"))
    sheet = records.current(desk.connection, FrontSheet, child.id)
    assert sheet == FrontSheet(
        child.id,
        ethnicity="Roma",
        ethnicity_known=BackgroundKnown.SELF,
        languages=("Romani", "Polish"),
        send="SEN support",
    )
    assert [each.name for each in made.changed[0].kept] == ["ethnicity", "languages"]


def test_address_of_the_list_never_stands_beside_a_confidential_one(desk: Desk) -> None:
    take_in(desk, zofia(address=("1 Mill Lane",)))
    child = roll(desk)["Zofia Nowak"]
    hidden = FrontSheet(child.id, addresses=(Address(("A refuge",), confidential=True, why="Told by the mother"),))
    with desk.deed() as deed:
        deed.record(hidden)
    made = plan(desk, zofia(address=("1 Mill Lane",)), take=((child.id, "addresses"),))
    assert not made.changed
    assert not made.kept


def test_later_addresses_and_languages_stay_behind_the_lists(desk: Desk) -> None:
    take_in(desk, zofia(first_language="Polish", address=("1 Mill Lane",)))
    child = roll(desk)["Zofia Nowak"]
    sheet = FrontSheet(
        child.id, addresses=(Address(("1 Mill Lane",)), Address(("Gran’s",))), languages=("Polish", "English")
    )
    with desk.deed() as deed:
        deed.record(sheet)
    take = ((child.id, "addresses"), (child.id, "languages"))
    (planned,) = plan(desk, zofia(first_language="English", address=("2 High Street",)), take=take).changed
    assert planned.sheet == replace(
        sheet, addresses=(Address(("2 High Street",)), Address(("Gran’s",))), languages=("English", "Polish")
    )


# Matching


def test_number_matches_whatever_the_name_is_now(desk: Desk) -> None:
    take_in(desk, zofia())
    made = plan(desk, zofia(family_name="Nowak-Smith"))
    assert [each.label for each in made.changed[0].changes] == ["Legal family name"]


def test_number_of_somebody_else_is_refused(desk: Desk) -> None:
    take_in(desk, zofia())
    assert reasons(plan(desk, replace(FINLEY, upn=upn(7)))) == [
        (2, "The child on the roll with this unique pupil number has another name and date of birth")
    ]


def test_name_and_birth_match_where_there_is_no_number(desk: Desk) -> None:
    take_in(desk, zofia(upn=""))
    made = take_in(desk, zofia(given_name="ZOFIA", family_name="nowak"))
    assert len(made.changed) == 1
    assert roll(desk)["ZOFIA nowak"].upn == upn(7)


def test_known_as_name_on_the_roll_is_recognised(desk: Desk) -> None:
    add_child(desk, Child("e" * 32, "Nowak", "Zosia", born=date(2015, 2, 3)))
    made = plan(desk, zofia(known_as="Zosia"))
    assert not made.new
    assert [each.name for each in made.changed[0].kept] == ["given_name"]
    assert [each.name for each in made.changed[0].changes] == ["known_as", "year", "form", "upn"]


def test_permanent_number_takes_the_place_of_a_temporary_one(desk: Desk) -> None:
    from dsl_desk.exchange.upn import check_letter

    temporary = check_letter("99940000001A") + "99940000001A"
    take_in(desk, zofia(upn=temporary))
    assert [each.after for each in plan(desk, zofia()).changed[0].changes] == [upn(7)]


def test_children_who_could_be_one_or_two_are_refused(desk: Desk) -> None:
    assert "without both dates of birth" in plan(desk, FINLEY).rejected[0].reason
    take_in(desk, zofia())
    assert "another unique pupil number" in plan(desk, zofia(upn=upn(8))).rejected[0].reason
    add_child(desk, Child("e" * 32, "Nowak", "Zofia", born=date(2015, 2, 3)))
    assert "More than one child" in plan(desk, zofia(upn="")).rejected[0].reason


def test_twins_and_children_of_one_name_stay_apart(desk: Desk) -> None:
    twin = zofia(given_name="Jan", upn=upn(8))
    namesake = zofia(upn=upn(9))
    older = zofia(upn="", born=date(2012, 1, 1))
    pupils = (zofia(), twin, namesake, older)
    assert len(take_in(desk, *pupils).new) == 4
    again = plan(desk, *reversed(pupils))
    assert (len(again.unchanged), again.rejected) == (4, ())


def test_child_said_twice_is_taken_once_or_not_at_all(desk: Desk) -> None:
    same = plan(desk, zofia(), zofia())
    assert len(same.new) == 1
    assert reasons(same) == [(3, "This child stands in the list twice")]
    other = plan(desk, zofia(), zofia(form="6C"))
    assert not other.new
    assert [line for line, _ in reasons(other)] == [2, 3]
    number = plan(desk, zofia(), zofia(upn=""))
    assert (len(number.new), len(number.rejected)) == (1, 1)


def test_absent_are_listed_and_leave_only_when_chosen(desk: Desk) -> None:
    take_in(desk, zofia(), replace(FINLEY, given_name="Fin"))
    made = plan(desk, zofia())
    assert [child.name for child in made.absent] == ["Isla Begum", "Fin Ward", "Finley Ward"]
    import_pupils(desk, made, {made.absent[1].id})
    assert roll(desk)["Fin Ward"].left == desk.today()
    assert roll(desk)["Finley Ward"].left is None


def test_leaver_in_a_later_list_is_on_the_roll_again_unless_a_person_said_so(desk: Desk) -> None:
    take_in(desk, zofia(), replace(FINLEY, given_name="Fin"))
    import_pupils(desk, plan(desk, zofia()), {roll(desk)["Fin Ward"].id})
    mark_as_left(desk, [roll(desk)["Zofia Nowak"].id], date(2026, 3, 1), "Elsewhere")
    made = take_in(desk, zofia(), replace(FINLEY, given_name="Fin"))
    assert roll(desk)["Fin Ward"].left is None
    assert [(each.label, each.before) for each in made.unchanged[0].kept] == [("Left", "1 March 2026")]


# All or nothing


def test_roll_that_changed_meanwhile_is_compared_again(desk: Desk) -> None:
    take_in(desk, zofia())
    made = plan(desk, zofia(form="6C"))
    add_child(desk, replace(roll(desk)["Zofia Nowak"], form="6D"))
    with pytest.raises(RollChanged):
        import_pupils(desk, made)
    assert roll(desk)["Zofia Nowak"].form == "6D"


def test_import_that_is_stopped_leaves_nothing(desk: Desk) -> None:
    class Stopped(Exception):
        pass

    def stop(step: str, done: float) -> None:
        if done > 0.5:
            raise Stopped

    before = desk.vault.head()
    made = plan(
        desk,
        *(Pupil(0, "Ash" + each.family_name, each.given_name, each.upn, born=each.born) for each in made_up(200)),
    )
    with pytest.raises(Stopped):
        import_pupils(desk, made, progress=stop)
    assert desk.vault.head() == before
    assert len(roll(desk)) == 2


def test_import_is_one_deed_and_survives_a_rebuild(tmp_path: Path) -> None:
    desk, _ = desks.make(tmp_path / "vault")
    last = desk.vault.head().seq
    take_in(desk, zofia(send="SEN support"), replace(FINLEY, given_name="Fin"))
    deeds = desk.connection.execute("SELECT DISTINCT deed FROM entry WHERE seq > ?", (last,)).fetchall()
    assert len(deeds) == 1
    assert examining.examine(desk, rebuild=True).sound
    lock(desk)


PUPILS = st.builds(
    Pupil,
    st.just(0),
    st.sampled_from(["Ward", "Nowak"]),
    st.sampled_from(["Finley", "Zofia"]),
    st.sampled_from(["", *map(upn, range(3))]),
    known_as=st.sampled_from(["", "Zosia"]),
    born=st.sampled_from([None, BORN, date(2015, 2, 3)]),
    form=st.sampled_from(["", "6A", "6B"]),
).filter(lambda pupil: pupil.upn or pupil.born)


@settings(max_examples=60)
@given(st.lists(st.lists(PUPILS, max_size=6), min_size=1, max_size=3))
def test_any_lists_put_every_row_somewhere_and_are_quiet_when_repeated(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[Pupil]]
) -> None:
    desk = desks.in_memory(tmp_path_factory.mktemp("desk"))
    for pupils in lists:
        made = take_in(desk, *pupils)
        assert len(made.new) + len(made.changed) + len(made.unchanged) + made.rows_rejected == len(pupils)
        again = plan(desk, *pupils)
        assert not again.new
        assert not again.changed
    desk.vault.close()


# Files


def test_csv_file_is_opened_with_its_columns_and_order(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(wide_csv(made_up(40)))
    opened = open_list(tmp_path / "list.csv")
    assert isinstance(opened, CsvList)
    assert (opened.order, opened.order_known) == (DateOrder.DAY_FIRST, True)
    assert len(read_list(opened, date(2026, 3, 24)).pupils) == 40


def test_unclear_order_of_dates_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(as_csv([["Surname", "Forename", "DOB"], ["Ward", "Finley", "03/09/2012"]]))
    opened = open_list(tmp_path / "list.csv")
    assert isinstance(opened, CsvList)
    assert not opened.order_known
    (pupil,) = read_list(opened.ordered(DateOrder.MONTH_FIRST), date(2026, 3, 24)).pupils
    assert pupil.born == date(2012, 3, 9)
    assert opened.matched((Field.FAMILY_NAME, Field.GIVEN_NAME, None)).order_known


def test_transfer_file_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "list.xml").write_bytes(flat_ctf(made_up(3)))
    opened = open_list(tmp_path / "list.xml")
    assert isinstance(opened, CtfList)
    assert len(read_list(opened, date(2026, 3, 24)).pupils) == 3


def test_file_that_is_no_list_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="cannot be read"):
        open_list(tmp_path / "missing.csv")
    with pytest.raises(DeskError, match="cannot be read"):
        open_list(tmp_path)
    (tmp_path / "list.csv").write_bytes(b"\0\1\2")
    with pytest.raises(ImportRejected, match="not text"):
        open_list(tmp_path / "list.csv")


def test_every_field_has_words() -> None:
    assert all(formats().label(field) for field in Field)
