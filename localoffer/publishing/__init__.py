"""How an offer gets here: read, cleaned, checked, compared with what is stored, and stored whole or not at all.

The path of a file: `prepare` (`read` → `service` with `clean` and its like → `identity` → `mapping` → `check`, over a
`spool`) → `apply.preview` (`diff`, portion by portion) → `apply.publish` (`writing`, with `history`). The way back is
`rollback`. The national layer and the sample council come in by `seed` and `sample`.
"""
