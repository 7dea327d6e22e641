"""Letters: mails that registry asks for, to one person alone, in the words of this folder (decision 0037)."""
