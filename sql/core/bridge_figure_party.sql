-- Which entities is each figure about? What an analyst said of a role stands for what was read of it.
SELECT p.*
FROM resolved.figure_party AS p
ANTI JOIN resolved.correction AS c
    ON c.figure_id = p.figure_id AND c.is_applied AND (c.field = 'exclude' OR c.field = concat('party.', p.party_role))
UNION ALL BY NAME
SELECT * FROM resolved.corrected_party
