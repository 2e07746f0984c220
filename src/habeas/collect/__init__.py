"""Taking in: which files are there, what each one is, and whether its name says so. Nothing here seals anything.

Order of calls: `gather.gather` walks what the person named; for each file `sniff.sniff` tells its media type from its
content, and `names.name_problem` whether the name agrees. No file is changed, and nothing but regular files is opened.
"""
