-- The graph as tables, with an index for each way that a question goes.

CREATE TABLE organizations (id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE people (id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE places (id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE issues (id text PRIMARY KEY, name text NOT NULL);
CREATE TABLE meetings (
  id text PRIMARY KEY,
  said text,          -- the date as sources give it
  earliest text,      -- the moment by which meetings are ordered
  first_day text,
  last_day text,
  status text
);
CREATE TABLE memberships (
  person_id text NOT NULL REFERENCES people,
  organization_id text NOT NULL REFERENCES organizations,
  PRIMARY KEY (person_id, organization_id)
);
CREATE TABLE attendances (
  meeting_id text NOT NULL REFERENCES meetings,
  person_id text NOT NULL REFERENCES people,
  side_id text REFERENCES organizations,
  PRIMARY KEY (meeting_id, person_id)
);
CREATE TABLE topics (
  meeting_id text NOT NULL REFERENCES meetings,
  issue_id text NOT NULL REFERENCES issues,
  PRIMARY KEY (meeting_id, issue_id)
);
CREATE TABLE meeting_places (
  meeting_id text NOT NULL REFERENCES meetings,
  place_id text NOT NULL REFERENCES places,
  PRIMARY KEY (meeting_id, place_id)
);
