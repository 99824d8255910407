"""The one stylesheet, made from the tokens. Widgets choose a rule by class or by the property ``kind``."""

from collections.abc import Callable

from dsl_desk.gui.theme.tokens import Tokens


def stylesheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The rules for every widget; ``px`` scales a size with the text."""
    return "\n".join(part(tokens, px) for part in (_grounds, _words, _buttons, _fields, _frame, _lists))


def _grounds(t: Tokens, px: Callable[[float], int]) -> str:
    radius = px(9)
    return f"""
    QMainWindow, QDialog, QScrollArea, #page {{ background: {t.page}; }}
    QScrollArea, QScrollArea > QWidget > QWidget#body {{ border: none; background: transparent; }}
    QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {radius}px; }}
    QFrame[kind="identity"] {{ background: {t.raised}; border: 1px solid {t.line}; border-radius: {radius}px; }}
    QFrame[kind="danger"] {{ background: {t.danger_soft}; border: 1px solid {t.danger};
        border-left: {px(5)}px solid {t.danger}; border-top-right-radius: {radius}px;
        border-bottom-right-radius: {radius}px; }}
    QFrame[kind="warning"] {{ background: {t.warning_soft}; border: 1px solid {t.warning};
        border-radius: {radius}px; }}
    QFrame[kind="rule"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame[kind="demo"] {{ background: {t.demo}; border: none; }}
    QFrame[kind="demo"] QLabel {{ color: {t.on_demo}; }}
    QFrame[kind="reader"] {{ background: {t.selection}; border: none; border-bottom: 1px solid {t.accent}; }}
    QToolTip {{ color: {t.text}; background: {t.surface}; border: 1px solid {t.edge}; }}
    """


def _words(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
    QLabel {{ color: {t.text}; background: transparent; border: none; font-size: {px(15)}px; }}
    QLabel[kind="title"] {{ font-size: {px(26)}px; font-weight: 700; }}
    QLabel[kind="heading"] {{ font-size: {px(17)}px; font-weight: 600; }}
    QLabel[kind="strong"] {{ font-weight: 600; }}
    QLabel[kind="muted"] {{ color: {t.muted}; font-size: {px(14)}px; }}
    QLabel[kind="error"] {{ color: {t.danger}; font-size: {px(14)}px; font-weight: 600; }}
    QLabel[kind="large"] {{ font-size: {px(20)}px; font-weight: 600; }}
    QLabel[kind="code"] {{ font-size: {px(20)}px; font-weight: 600; letter-spacing: {px(1)}px; }}
    """


def _buttons(t: Tokens, px: Callable[[float], int]) -> str:
    tall, round_ = px(32), px(6)
    return f"""
    QPushButton {{ color: {t.text}; background: {t.surface}; border: 1px solid {t.edge}; border-radius: {round_}px;
        padding: 1px {px(16)}px; min-height: {tall}px; font-size: {px(15)}px; font-weight: 500; outline: none; }}
    QPushButton:hover {{ background: {t.raised}; border-color: {t.text}; }}
    QPushButton:pressed {{ background: {t.selection}; }}
    QPushButton:disabled {{ color: {t.muted}; border: 1px dashed {t.edge}; background: {t.page}; }}
    QPushButton[kind="primary"] {{ color: {t.on_accent}; background: {t.accent}; border-color: {t.accent};
        font-weight: 600; }}
    QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.accent_pressed}; }}
    QPushButton[kind="primary"]:disabled {{ color: {t.muted}; background: {t.page}; }}
    QPushButton[kind="danger"] {{ color: {t.surface}; background: {t.danger}; border-color: {t.danger};
        font-weight: 600; }}
    QPushButton[kind="danger"]:disabled {{ color: {t.muted}; background: {t.page}; border-color: {t.edge}; }}
    QPushButton[kind="link"] {{ color: {t.link}; background: transparent; border: none; text-align: left;
        padding: 0 2px; min-height: {px(26)}px; text-decoration: underline; font-weight: 400; }}
    QPushButton[kind="link"]:hover {{ color: {t.text}; }}
    QPushButton[kind="fold"] {{ background: transparent; border: none; text-align: left; padding: 0 2px;
        min-height: {px(28)}px; font-weight: 600; }}
    QPushButton[kind="fold"]:hover {{ color: {t.link}; }}
    QPushButton[kind="chip"] {{ border-radius: {px(14)}px; min-height: {px(28)}px; padding: 0 {px(14)}px;
        font-weight: 400; font-size: {px(14)}px; }}
    QPushButton[kind="chip"]:checked {{ color: {t.on_accent}; background: {t.accent}; border-color: {t.accent};
        font-weight: 600; }}
    QPushButton[kind="tab"] {{ background: transparent; border: none; border-bottom: {px(3)}px solid transparent;
        border-radius: 0; padding: 0 {px(4)}px; min-height: {px(34)}px; color: {t.muted}; font-weight: 500; }}
    QPushButton[kind="tab"]:checked {{ color: {t.text}; border-bottom-color: {t.accent}; font-weight: 600; }}
    """


def _fields(t: Tokens, px: Callable[[float], int]) -> str:
    box = f"color: {t.text}; background: {t.surface}; border: 1px solid {t.edge}; border-radius: {px(5)}px;"
    return f"""
    QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox {{ {box} font-size: {px(15)}px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent};
        placeholder-text-color: {t.muted}; }}
    QLineEdit, QComboBox, QSpinBox {{ min-height: {px(31)}px; padding: 0 {px(11)}px; }}
    QSpinBox QLineEdit {{ background: transparent; border: 0; padding: 0; min-height: 0; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; }}
    QTextEdit, QPlainTextEdit {{ padding: {px(5)}px {px(6)}px; }}
    QLineEdit[wrong="true"], QTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {t.danger}; }}
    QLineEdit:read-only {{ background: {t.raised}; }}
    QLineEdit[kind="search"] {{ background: {t.raised}; padding-left: {px(34)}px;
        padding-right: {px(4)}px; }}
    QComboBox {{ combobox-popup: 0; padding-right: {px(34)}px; }}
    QComboBox::drop-down {{ border: none; width: {px(30)}px; }}
    QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
    QComboBox QAbstractItemView {{ color: {t.text}; background: {t.surface}; border: 1px solid {t.edge};
        selection-background-color: {t.selection}; selection-color: {t.text}; }}
    QCheckBox, QRadioButton {{ color: {t.text}; font-size: {px(15)}px; spacing: {px(10)}px;
        min-height: {px(26)}px; outline: none; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {px(20)}px; height: {px(20)}px;
        border: 2px solid {t.edge}; background: {t.surface}; }}
    QCheckBox::indicator {{ border-radius: {px(4)}px; }}
    QRadioButton::indicator {{ border-radius: {px(10) + 2}px; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
    QRadioButton::indicator:checked {{ width: {px(10)}px; height: {px(10)}px;
        border: {px(5) + 2}px solid {t.accent}; background: {t.surface}; }}
    """


def _frame(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
    #navigation {{ background: {t.navigation}; border: none; border-right: 1px solid {t.navigation}; }}
    #navigation QLabel {{ color: {t.navigation_text}; font-size: {px(13)}px; }}
    #navigation QLabel[kind="large"] {{ font-size: {px(19)}px; font-weight: 700; }}
    #navigation QPushButton {{ color: {t.navigation_text}; background: transparent; border: none; border-radius: 0;
        border-left: {px(3)}px solid transparent; padding: 0 {px(14)}px; min-height: {px(41)}px; text-align: left;
        font-weight: 500; }}
    #navigation QPushButton:hover {{ background: {t.navigation_current}; }}
    #navigation QPushButton:checked {{ background: {t.navigation_current}; font-weight: 700;
        border-left-color: {t.navigation_mark}; }}
    #top {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
    #footer {{ background: {t.surface}; border: none; border-top: 1px solid {t.line}; }}
    #header {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
    #banner {{ background: {t.selection}; border: 1px solid {t.accent}; border-radius: {px(6)}px; }}
    #veil {{ background: {t.navigation}; }}
    #veil QLabel {{ color: {t.navigation_text}; }}
    """


def _lists(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
    QTableView {{ color: {t.text}; background: transparent; border: none; gridline-color: {t.line};
        selection-background-color: {t.selection}; selection-color: {t.text}; outline: none;
        font-size: {px(15)}px; }}
    QTableView[kind="choices"], QListView[kind="choices"] {{ color: {t.text}; background: {t.surface};
        border: 1px solid {t.edge}; border-radius: {px(5)}px; font-size: {px(15)}px; outline: none; }}
    QListView[kind="choices"]::item {{ padding: {px(3)}px; }}
    QListView[kind="choices"]::item:selected {{ color: {t.text}; background: {t.selection}; }}
    QListView[kind="choices"]::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 2px solid {t.edge};
        border-radius: {px(4)}px; background: {t.surface}; }}
    QListView[kind="choices"]::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
    QTableView[kind="roll"] {{ color: {t.muted}; }}
    QHeaderView {{ background: transparent; border: none; }}
    QHeaderView::section {{ color: {t.muted}; background: {t.surface}; border: none;
        border-bottom: 1px solid {t.edge}; padding: {px(6)}px {px(10)}px; font-size: {px(14)}px;
        font-weight: 600; text-align: left; }}
    QTableView[kind="roll"] QHeaderView::section {{ padding-left: 3px; }}
    QProgressBar {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: {px(5)}px;
        height: {px(10)}px; text-align: center; color: transparent; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(4)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 1px; }}
    QScrollBar::handle:vertical {{ background: {t.edge}; border-radius: {px(4)}px; min-height: {px(32)}px;
        margin: 1px 2px; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 1px; }}
    QScrollBar::handle:horizontal {{ background: {t.edge}; border-radius: {px(4)}px; min-width: {px(32)}px;
        margin: 2px 1px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QCalendarWidget QAbstractItemView:enabled {{ color: {t.text}; background: {t.surface};
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.raised}; }}
    """
