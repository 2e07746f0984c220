"""Which records speak of the same person or incident: score, judge, cluster, and what the records then amount to.

Order of calls: `features.gather` reads records, `blocking.candidates` names the pairs worth comparing, `score.score`
gives each a probability-like number with its reasons, `cluster.link` joins what may be joined and keeps the rest for
people, `incidents.cluster_incidents` does the same for incidents, and `portrait.persons` / `portrait.incidents` show
property by property who says what. Nothing here decides what is true, and nothing infers sex or ethnicity from a name.
"""
