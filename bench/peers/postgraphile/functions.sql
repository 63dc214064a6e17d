-- The indexes, and the questions that PostGraphile cannot form by itself, as its documentation advises: a function for each. PostGraphile keeps the order of a function.

CREATE INDEX ON meetings (earliest DESC, id);
CREATE INDEX ON memberships (organization_id);
CREATE INDEX ON attendances (person_id, meeting_id);
CREATE INDEX ON attendances (side_id, meeting_id);
CREATE INDEX ON topics (issue_id, meeting_id);
CREATE INDEX ON meeting_places (place_id, meeting_id);
ANALYZE;

CREATE FUNCTION people_latest_meetings(person people) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m JOIN attendances a ON a.meeting_id = m.id
  WHERE a.person_id = person.id
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION meetings_of_both(a text, b text) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m
  JOIN attendances x ON x.meeting_id = m.id AND x.person_id = a
  JOIN attendances y ON y.meeting_id = m.id AND y.person_id = b
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION meetings_about_at(issue text, place text, since text, until text) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m
  JOIN topics t ON t.meeting_id = m.id AND t.issue_id = issue
  JOIN meeting_places l ON l.meeting_id = m.id AND l.place_id = place
  WHERE m.first_day <= until AND m.last_day >= since
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION meetings_about(issue text, since text, until text) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m
  JOIN topics t ON t.meeting_id = m.id AND t.issue_id = issue
  WHERE m.first_day <= until AND m.last_day >= since
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION meetings_on_side(side text, wanted text) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m
  WHERE m.id IN (SELECT meeting_id FROM attendances WHERE side_id = side) AND m.status = wanted
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION meetings_about_or_at(issue text, place text, unwanted text) RETURNS SETOF meetings LANGUAGE sql STABLE AS $$
  SELECT m.* FROM meetings m
  WHERE m.id IN (SELECT meeting_id FROM topics WHERE issue_id = issue UNION SELECT meeting_id FROM meeting_places WHERE place_id = place) AND m.status <> unwanted
  ORDER BY m.earliest DESC, m.id
$$;

CREATE FUNCTION who_met(actor text) RETURNS TABLE (person_id text, name text, met bigint) LANGUAGE sql STABLE AS $$
  SELECT p.id, p.name, count(*)
  FROM attendances a JOIN attendances b ON b.meeting_id = a.meeting_id AND b.person_id <> actor JOIN people p ON p.id = b.person_id
  WHERE a.person_id = actor
  GROUP BY p.id, p.name
  ORDER BY count(*) DESC, p.id
$$;
