"""A home on an object store: its local mirror, in which all stages work, and the pointer that readers follow.

    <address>/raw/<aa>/<sha256>         the bytes as received
    <address>/staging/<table>/<batch>   staged files; their names are of their content, so what has the name need not be sent again
    <address>/snapshots/<name>/…        published snapshots
    <address>/current.json              the pointer: which snapshot readers see. It is put last, and only if nobody else has put it since

The stages know nothing of it. ``pipeline`` brings what is missing before a stage and sends what is new after it.
"""
