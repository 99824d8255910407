"""Colours and text size, kept for this account of the computer."""

from dataclasses import replace
from pathlib import Path

from dsl_desk.gui.tasks import Tasks
from dsl_desk.gui.theme import application, look
from dsl_desk.gui.theme.choice import dress
from dsl_desk.gui.theme.look import TEXT_SCALES
from dsl_desk.gui.widgets.card import Card
from dsl_desk.gui.widgets.field import LabelledField
from dsl_desk.gui.widgets.select import Select
from dsl_desk.gui.widgets.words import Kind, Words
from dsl_desk.services.settings import COMPUTERS_THEME, Settings, write_settings

THEME_WORDS = {
    COMPUTERS_THEME: "Follow the computer",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}


class LookCard(Card):
    """Colours change at once. Every measure follows the text size, so that waits for the next unlocking."""

    def __init__(self, tasks: Tasks, file: Path) -> None:
        super().__init__("Look")
        self._tasks, self._file = tasks, file
        self._settings = Settings()
        self.theme, self.text_size = Select(), Select()
        for key, words in THEME_WORDS.items():
            self.theme.addItem(words, key)
        for scale in TEXT_SCALES:
            self.text_size.addItem(f"{scale} %", scale)
        self.theme.activated.connect(self._choose)
        self.text_size.activated.connect(self._choose)
        self._later = Words("The new text size comes when you next unlock. Press Ctrl+L to lock now.", Kind.MUTED)
        self._later.hide()
        self.add(LabelledField("Colours", self.theme), LabelledField("Text size", self.text_size), self._later)

    def show_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.theme.setCurrentIndex(max(0, self.theme.findData(settings.theme)))
        self.text_size.setCurrentIndex(max(0, self.text_size.findData(settings.text_scale)))
        self._later.setVisible(settings.text_scale != look().text_scale)

    def _choose(self, _index: int) -> None:
        theme, scale = str(self.theme.currentData()), int(self.text_size.currentData())
        if theme != self._settings.theme:
            dress(application(), theme, look().text_scale)
        chosen = replace(self._settings, theme=theme, text_scale=scale)
        self.show_settings(chosen)
        self._tasks.make(self, lambda progress: write_settings(self._file, chosen), lambda _: None)
