"""The language aid: text in, remarks and misspelt words out. No storage, no window, and nothing is ever rewritten."""
