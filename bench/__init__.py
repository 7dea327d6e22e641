"""The speed of the platform, measured against a bare program that does the same work: ``make bench``.

``stacks`` starts both programs on the same servers; ``load`` is the load generator, ``listen`` a crowd that listens to
live updates, ``limit`` the bare program, ``raw`` bare publishing and consuming. A chapter (``cases``, ``flows``,
``live``, ``growth``) is a function that yields a ``Case`` for each thing measured; a new one is named in ``CHAPTERS``
of ``__main__``. ``effects`` says what each must have written.
"""
