"""The one table of pages. The window, the keyboard, the gallery and the accessibility gate all read it.

To add a page: write ``dsl_desk/gui/<name>/page.py`` with a subclass of Page, a function here that imports it when
it is first opened, and a line in PAGES.
"""

from dsl_desk.gui.page import Page
from dsl_desk.gui.page_entry import FORGOTTEN, AtPart, AtRecord, PageEntry, Place, Shows
from dsl_desk.gui.tasks import Tasks


def _today(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.today.page import TodayPage

    return TodayPage(tasks)


def _children(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.children.page import ChildrenPage

    return ChildrenPage(tasks)


def _child(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.child.page import ChildPage

    if isinstance(shown, AtRecord):
        return ChildPage(tasks, shown.child_id, at=shown.record_id)
    if isinstance(shown, AtPart):
        return ChildPage(tasks, shown.child_id, part=shown.title)
    return ChildPage(tasks, str(shown))


def _import(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.importing.page import ImportPage

    return ImportPage(tasks)


def _import_families(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.importing.families_page import ImportFamiliesPage

    return ImportFamiliesPage(tasks)


def _school_year(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.school_year.page import SchoolYearPage

    return SchoolYearPage(tasks)


def _search(tasks: Tasks, words: object) -> Page:
    from dsl_desk.gui.search.page import SearchPage

    return SearchPage(tasks, PAGES, words if isinstance(words, str) else "")


def _record(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.record.page import RecordPage

    return RecordPage(tasks, shown)


def _directory(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.directory.page import DirectoryPage

    return DirectoryPage(tasks)


def _directory_entry(tasks: Tasks, wanted: object) -> Page:
    from dsl_desk.gui.directory.entry_page import DirectoryEntryPage, Wanted

    return DirectoryEntryPage(tasks, wanted if isinstance(wanted, Wanted) else Wanted())


def _amend(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.amend.page import AmendPage

    return AmendPage(tasks, shown)


def _contact(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.contact.page import ContactPage

    return ContactPage(tasks, shown)


def _decide(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.decide.page import DecidePage

    return DecidePage(tasks, shown)


def _concern(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.concern.page import ConcernPage

    return ConcernPage(tasks, str(shown))


def _settings(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui import places
    from dsl_desk.gui.settings.page import SettingsPage

    return SettingsPage(tasks, places.settings_file())


def _referral(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.referral.page import ReferralPage

    return ReferralPage(tasks, shown)


def _sharing(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.sharing.page import SharingPage

    return SharingPage(tasks, shown if isinstance(shown, str) else "")


def _letters(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.letters.page import LettersPage

    return LettersPage(tasks, shown)


def _family_letter(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.family_letter.page import FamilyLetterPage

    return FamilyLetterPage(tasks, shown)


def _letter_texts(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.letter_texts.page import LetterTextsPage

    return LetterTextsPage(tasks)


def _letter_text(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.letter_texts.reading import Wanted
    from dsl_desk.gui.letter_texts.text_page import LetterTextPage

    wanted = Wanted.of(shown) if isinstance(shown, str) else shown
    return LetterTextPage(tasks, wanted if isinstance(wanted, Wanted) else Wanted())


def _notice(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.incoming.notice_page import NoticePage

    return NoticePage(tasks, shown)


def _request(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.incoming.request_page import RequestPage

    return RequestPage(tasks, shown)


def _links(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.links.page import LinksPage

    return LinksPage(tasks)


def _subject(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.links.subject_page import SubjectPage

    return SubjectPage(tasks, str(shown))


def _looks(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.looks.page import LooksPage

    return LooksPage(tasks)


def _people(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.people.page import PeoplePage

    return PeoplePage(tasks)


def _leaving(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.leaving.page import LeavingPage

    return LeavingPage(tasks)


def _new_passphrase(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.unlock.afterwards import NewPassphrasePage

    return NewPassphrasePage(tasks)


def _recovery(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.recovery.page import RecoveryPage

    return RecoveryPage(tasks)


def _backups(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.backups.page import BackupsPage

    return BackupsPage(tasks)


def _retention(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.retention.page import RetentionPage

    return RetentionPage(tasks)


def _keeping(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.retention.keeping_page import KeepingPage

    return KeepingPage(tasks, str(shown))


def _erase(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.retention.erase_page import ErasePage
    from dsl_desk.services.erasing import Target

    return ErasePage(tasks, shown if isinstance(shown, Target) else Target((str(shown),)))


def _whole(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.proving.page import WholePage

    return WholePage(tasks)


def _verify(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui import places
    from dsl_desk.gui.verify.page import VerifyPage

    return VerifyPage(tasks, places.ledger())


def _school_key(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.school_key.page import SchoolKeyPage

    return SchoolKeyPage(tasks)


def _transfer(tasks: Tasks, shown: object) -> Page:
    from dsl_desk.gui.transfer.page import TransferPage

    return TransferPage(tasks, shown)


def _take_in(tasks: Tasks, _shown: object) -> Page:
    from dsl_desk.gui.transfer.take_in_page import TakeInPage

    return TakeInPage(tasks)


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "Today", "today", _today, "Ctrl+1"),
    PageEntry("children", "Children", "children", _children, "Ctrl+2", also="roll pupils print chronology"),
    PageEntry("child", "A child’s record", "children", _child, place=Place.NOWHERE, shows=Shows.CHILD),
    PageEntry("import", "Import pupils", "children", _import, place=Place.NOWHERE, blank=True, also="csv ctf roll"),
    PageEntry(
        "import-families",
        "Import families’ contacts",
        "children",
        _import_families,
        place=Place.NOWHERE,
        blank=True,
        also="csv parents carers addresses",
    ),
    PageEntry("school-year", "School year", "calendar", _school_year, place=Place.NOWHERE, blank=True),
    PageEntry("record", "Record a concern", "record", _record, place=Place.NOWHERE, shows=Shows.CHILD, blank=True),
    PageEntry("amend", "Correct a recorded concern", "edit", _amend, place=Place.NOWHERE),
    PageEntry("contact", "Log a contact", "contact", _contact, place=Place.NOWHERE, shows=Shows.CHILD, blank=True),
    PageEntry("decide", "Decide", "decision", _decide, place=Place.NOWHERE, shows=Shows.CHILD, blank=True),
    PageEntry("concern", "Concern", "folder", _concern, place=Place.NOWHERE, shows=Shows.CONCERN),
    PageEntry("referral", "Referrals", "referral", _referral, "Ctrl+4", shows=Shows.CHILD),
    PageEntry("sharing", "Sharing", "folder", _sharing, also="bundle sent receipt reply log not shared"),
    PageEntry("letters", "Letters", "letter", _letters, "Ctrl+5", also="print parents families"),
    PageEntry(
        "family-letter",
        "Letter to a family",
        "letter",
        _family_letter,
        place=Place.NOWHERE,
        shows=Shows.CHILD,
        blank=True,
        also="parents carers private write home",
    ),
    PageEntry(
        "letter-texts",
        "Texts of letters",
        "letter",
        _letter_texts,
        place=Place.NOWHERE,
        blank=True,
        also="translation language template wording",
    ),
    PageEntry("letter-text", "Text of a letter", "letter", _letter_text, place=Place.NOWHERE),
    PageEntry("directory", "Directory", "directory", _directory, "Ctrl+6"),
    PageEntry("directory-entry", "Add a contact", "directory", _directory_entry, place=Place.NOWHERE, blank=True),
    PageEntry(
        "notice", "Operation Encompass notice", "shield", _notice, place=Place.NOWHERE, shows=Shows.CHILD, blank=True
    ),
    PageEntry(
        "police-request", "Police request", "shield", _request, place=Place.NOWHERE, shows=Shows.CHILD, blank=True
    ),
    PageEntry("links", "Links", "links", _links),
    PageEntry("subject", "Person, car or place", "links", _subject, place=Place.NOWHERE, shows=Shows.SUBJECT),
    PageEntry("looks", "Who has looked", "show", _looks, place=Place.NOWHERE, blank=True),
    PageEntry("people", "People and access", "people", _people, place=Place.NOWHERE, blank=True, also="deputy"),
    PageEntry("leaving", "Someone is leaving", "people", _leaving, place=Place.NOWHERE, blank=True, also="successor"),
    PageEntry(FORGOTTEN, "Set a new passphrase", "key", _new_passphrase, place=Place.NOWHERE),
    PageEntry(
        "recovery", "Recovery", "key", _recovery, place=Place.NOWHERE, blank=True, also="code envelopes kit drill"
    ),
    PageEntry("backups", "Backups", "backup", _backups, place=Place.NOWHERE, blank=True, also="copy restore"),
    PageEntry("whole", "Are the records whole?", "shield", _whole, place=Place.NOWHERE, blank=True, also="seal slip"),
    PageEntry("retention", "Retention", "calendar", _retention, place=Place.NOWHERE, blank=True, also="erase delete"),
    PageEntry("keeping", "How long a record is kept", "calendar", _keeping, place=Place.NOWHERE, shows=Shows.CHILD),
    PageEntry("erase", "Erase a record", "close", _erase, place=Place.NOWHERE, shows=Shows.CHILD),
    PageEntry(
        "verify", "Check a bundle", "shield", _verify, place=Place.NOWHERE, blank=True, also="verify received ledger"
    ),
    PageEntry(
        "school-key",
        "The school’s key",
        "key",
        _school_key,
        place=Place.NOWHERE,
        blank=True,
        also="sign certificate renew recipient enrol card",
    ),
    PageEntry(
        "transfer",
        "Transfer a child’s file",
        "folder",
        _transfer,
        place=Place.NOWHERE,
        shows=Shows.CHILD,
        blank=True,
        also="leaver next school move",
    ),
    PageEntry("take-in", "Take in a child’s file", "folder", _take_in, place=Place.NOWHERE, blank=True, also="cpoms"),
    PageEntry("settings", "Settings", "settings", _settings, place=Place.FOOT),
    PageEntry("search", "Search", "search", _search, "Ctrl+K", Place.NOWHERE, Shows.TEXT),
)
