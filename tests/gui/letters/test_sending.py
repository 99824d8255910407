"""General letters printed or saved, in one file or one for each family, with labels and a list; logged once."""

from dsl_desk.domain.event import Happening
from dsl_desk.domain.letter import Delivery
from dsl_desk.gui.letters.page import LettersPage
from dsl_desk.gui.widgets.printing import Paper
from dsl_desk.services.lettering.families import Way
from dsl_desk.services.looking import looks_at
from tests.documents.reading import text_of
from tests.gui.letters.asking import ALL, Desktop, address_by, ask_for_copies, distributions, show
from tests.gui.small_school import AMELIA
from tests.gui.visit import Visit


def pages_of(pdf: bytes) -> list[str]:
    """The words of each."""
    return text_of(pdf).split("\f")[:-1]


def printed_of(small: Visit) -> list[str]:
    """What was printed with the name of a child of Year 9, newest first."""
    looks = small.read(lambda desk: looks_at(desk, AMELIA.id)).shown
    return [look.note for look in looks if look.happening is Happening.PRINTED]


def test_what_is_printed_is_what_was_shown_and_is_logged_once(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    ask_for_copies(page)
    show(small, page)
    shown = page.preview.bytes
    for button in (page.output.print_button, page.output.save_button):
        button.click()
        small.settle()
    assert desktop.printer.printed == [shown]
    assert desktop.file.read_bytes() == shown
    (logged,) = small.read(distributions)
    assert (logged.audience, logged.copies, logged.families) == ("All parents and carers", 180, 0)
    assert page.banner.words() == page.output.outcome.text() == "Saved. This letter is logged already."
    assert len(page.sent.rows._rows._items) == 1


def test_a_print_that_was_called_off_is_not_logged(small: Visit, page: LettersPage, desktop: Desktop) -> None:
    desktop.printer.takes = False
    ask_for_copies(page)
    show(small, page)
    page.output.print_button.click()
    small.settle()
    assert small.read(distributions) == ()


def test_letters_to_families_go_into_one_file_or_one_each(small: Visit, page: LettersPage, desktop: Desktop) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.save_button.click()
    small.settle()
    text = text_of(desktop.file.read_bytes())
    assert "LK1 4A1" in text
    assert "LK1 4A2" in text
    page.output.each_button.click()
    small.settle()
    assert {each.name for each in desktop.folder.glob("*.pdf")} == {
        "letters.pdf", "letter-0001.pdf", "letter-0002.pdf"
    }  # fmt: skip
    (logged,) = small.read(distributions)
    assert (logged.audience, logged.copies, logged.families) == ("Parents and carers of Year 9", 2, 2)
    assert logged.delivery is Delivery.POST


def test_no_letter_begins_on_the_back_of_another_familys(small: Visit, page: LettersPage, desktop: Desktop) -> None:
    page.choosing.pack.pick("partnership")
    page.choosing.pack.chosen.emit()
    page.choosing.chosen.pick("information-sharing")
    page.choosing.chosen.chosen.emit()
    page.appearance.large.click()
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.print_button.click()
    small.settle()
    assert desktop.printer.papers == [Paper.ONE_SIDE]
    sides = len(pages_of(desktop.printer.printed[0])) // 2
    assert sides % 2, "a letter that ends on the front of a sheet"
    page.appearance.both_sides.click()
    show(small, page)
    for button in (page.output.print_button, page.output.save_button):
        button.click()
        small.settle()
    assert desktop.printer.papers == [Paper.ONE_SIDE, Paper.BOTH_SIDES]
    for pdf in (desktop.printer.printed[-1], desktop.file.read_bytes()):
        pages = pages_of(pdf)
        assert [bool(words.strip()) for words in pages] == [*[True] * sides, False] * 2
        assert [number for number, words in enumerate(pages) if "LK1 4A" in words] == [0, sides + 1]


def test_what_is_stopped_leaves_no_file_and_nothing_in_the_log(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.save()
    page.output.cancel()
    small.settle()
    assert list(desktop.folder.glob("*.pdf")) == []
    assert small.read(distributions) == ()
    assert page.output.save_button.isEnabled()


def test_files_for_each_family_go_on_where_they_were_stopped(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.save_each()
    page.output.cancel()
    small.settle()
    assert page.banner.words() == "Stopped. 0 of 2 letters are saved. The same button goes on with the rest."
    assert page.output.each_button.accessibleName() == "Go on with one PDF for each family"
    page.output.choose_folder = lambda parent: ""
    page.output.each_button.click()
    small.settle()
    assert len(list(desktop.folder.glob("letter-*.pdf"))) == 2


def test_files_that_were_saved_before_it_was_stopped_are_logged_and_the_rest_after_them(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output._say_stopped(1)
    small.settle()
    assert "1 of 2 letters are saved, and logged" in page.output.outcome.text()
    page.output.each_button.click()
    small.settle()
    assert [each.families for each in small.read(distributions)] == [1, 1]


def test_as_many_copies_are_logged_as_the_print_dialog_made(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    ask_for_copies(page)
    show(small, page)
    desktop.printer.copies = 30
    page.output.print_button.click()
    small.settle()
    assert [each.copies for each in small.read(distributions)] == [30]


def test_some_of_the_letters_can_be_printed_by_their_numbers(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.first.setText("7")
    page.output.print_button.click()
    assert page.output.fields["first"].error
    page.output.first.setText("2")
    page.output.print_button.click()
    small.settle()
    (printed,) = desktop.printer.printed
    assert "LK1 4A2" not in text_of(printed), "Okafor comes before Ward"
    (logged,) = small.read(distributions)
    assert (logged.copies, logged.families) == (1, 1), "the other has not gone"
    page.output.first.setText("1")
    for _ in range(2):
        page.output.print_button.click()
        small.settle()
    assert [each.families for each in small.read(distributions)] == [1, 1], "each letter is counted once"


def test_labels_and_the_checklist_are_made_for_the_same_letters(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    page.office.print_ = desktop.printer
    page.office.choose_file = lambda parent, name: str(desktop.folder / name)
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.office.print_labels.click()
    assert page.office.fields["stock"].error
    page.office.stock.set_text("l7160")
    for button in (page.office.print_labels, page.office.save_list):
        button.click()
        small.settle()
    (labels,) = map(text_of, desktop.printer.printed)
    checklist = text_of((desktop.folder / "checklist.pdf").read_bytes())
    for paper in (labels, checklist):
        assert "LK1 4A1" in paper
        assert "LK1 4A2" in paper
    assert small.read(distributions) == (), "papers of the office are no letters"
    assert printed_of(small) == [], "they name no child of a letter by post"
    address_by(page, Way.IN_CLASS, "year 9")
    show(small, page)
    page.office.print_labels.click()
    small.settle()
    page.office.print_list.click()
    small.settle()
    assert printed_of(small) == ["the office’s list of letters to families", "the labels of letters to families"]


def test_a_letter_that_was_sent_is_chosen_again(small: Visit, page: LettersPage) -> None:
    address_by(page, Way.IN_CLASS, "year 9")
    show(small, page)
    page.output.print_button.click()
    small.settle()
    assert page.sent.full.text().startswith(
        "Signs to look for and how to get help. Parents and carers of Year 9. 2 letters. Taken home by the child. "
    )
    page.choosing.audience.set_text(ALL)
    page.choosing.way.pick("copies")
    page.choosing.way.chosen.emit()
    page.sent.again.emit(page._material.sent[0] if page._material else None)
    assert page.choosing.audience.text() == "year 9"
    assert page.choosing.chosen_way() is Way.IN_CLASS


def test_a_print_that_stopped_logs_the_letters_of_which_every_page_went(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    address_by(page, Way.POST, "year 9")
    show(small, page)
    for pages, logged in ((range(1), []), (range(3), [1]), (range(2, 4), [1, 1]), (range(4), [1, 1])):
        desktop.printer.pages = pages
        page.output.print_button.click()
        small.settle()
        assert [each.families for each in small.read(distributions)] == logged


def test_what_nobody_confirmed_is_stopped_behind_the_button_too(
    small: Visit, page: LettersPage, desktop: Desktop
) -> None:
    page.appearance.languages.pick("ur")
    page.appearance.languages.chosen.emit()
    address_by(page, Way.POST, "year 9")
    show(small, page)
    page.output.print_button.setEnabled(True)
    for send in (page.output.print, page.output.save, page.output.save_each):
        send()
        small.settle()
        assert "Urdu" in page.banner.words()
    assert desktop.printer.printed == []
    assert list(desktop.folder.glob("*.pdf*")) == []
    assert small.read(distributions) == ()
