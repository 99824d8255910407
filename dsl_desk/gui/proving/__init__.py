"""Whether the records are whole: proved behind the window, told loudly when they are not, shown on paper."""
