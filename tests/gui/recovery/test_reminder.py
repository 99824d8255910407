"""Today says when a printed code was never read back, and leads to where it is put right."""

from dsl_desk.gui.recovery.page import RecoveryPage
from dsl_desk.gui.today.page import TodayPage
from dsl_desk.gui.widgets.wrapped_link import WrappedLink
from dsl_desk.services.recovery import code_typed_back
from tests.gui.visit import Visit, find


def test_today_reminds_until_the_paper_was_read(small: Visit) -> None:
    today = small.go(TodayPage, "today")
    assert today.recovery.isVisibleTo(today)
    find(today.recovery, WrappedLink, "Print, type back or try a code").click()
    small.settle()
    small.page(RecoveryPage)
    small.read(code_typed_back)
    assert not small.go(TodayPage, "today").recovery.isVisible()
