"""What stands beside a backup for someone who finds it and knows nothing of us."""

WORDS = """\
A BACKUP OF SAFEGUARDING RECORDS, MADE BY DSL DESK

This folder is one complete copy of the safeguarding records of a school. It is encrypted: nothing in it can be read
without a passphrase, the printed recovery code or two sealed envelopes of that school. If you found it and do not
know whose it is, hand it to the school's office. Nobody can be identified from it.

WHAT IS IN IT

records.vault   the records, encrypted with a key of their own
keys            the locks that passphrase, recovery code and envelopes fit; useless without one of them
manifest.json   when the copy was made and what it held when it was checked; no names
erased          only if something was ever erased: the numbers of those records, so that they stay erased

Keep the files together and do not change or rename any of them.

HOW TO GET THE RECORDS BACK, ON ANY COMPUTER

1. Copy this folder to the computer, or plug in the stick or drive it is on.
2. Install DSL Desk and open it.
3. On the first page choose "Restore a backup". (Where there are records already, the page that asks for the
   passphrase has the same words at the bottom.)
4. Choose this folder.
5. Type the recovery code from the printed sheet, or the codes from two sealed envelopes. A passphrase works only on
   the computer it was used on before, and on others where the school set it without that computer's half.
6. The copy is checked, then opened. Records that were there before are set aside in a folder beside, never
   overwritten or deleted. This backup stays as it is.

Without a window, the same is:

   dsl-desk restore THIS-FOLDER --vault NEW-FOLDER --recovery-code-file FILE

IF IT CANNOT BE RESTORED

The program says in words what is wrong. An older backup usually lies in the folder beside this one; its name tells
when it was made. Keep this folder as it is: a newer version of DSL Desk may read it when this one does not.
"""
