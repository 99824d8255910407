"""What a DSL can choose from, and the rules that apply, read from `resources/`: one module for each subject.

Domains, indicators, reasons, lawful bases, duties and clocks are data with a source beside each, so that a new
edition of the guidance changes a file and not the program. Every loader reads its file once and raises DeskError,
in words for a person, when the file is missing or does not say what it should.
"""
