"""How an offer gets here: read, cleaned, checked, compared with what is stored, and stored whole or not at all.

The path of a file: `prepare` (pure: `read` → `service` with `clean` and its like → `identity` → `mapping` → `check`) →
`apply.preview` (`diff`) → `apply.publish`. The national layer and the sample council come in by `seed` and `sample`.
"""
