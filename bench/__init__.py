"""The benchmark: compares the platform with a bare program that does the same work (``make bench``).

``stacks`` starts both programs on the same servers; ``load`` is the load generator, ``listen`` a crowd of clients with
live updates, ``limit`` the bare program, ``raw`` bare publishing and consuming. A chapter (``cases``, ``flows``,
``live``, ``growth``) is a function that yields a ``Case`` for each measurement; a new one is added to ``CHAPTERS`` of
``__main__``. ``effects`` says which rows each must have written.
"""
