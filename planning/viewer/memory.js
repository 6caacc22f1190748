/** What can be undone on the films seen in this tab, so that it is there when a film is shown again. */

const FILMS = 40;

const sessions = new Map(); // name -> session, the one that changed last at the end

/** The name of a film's session: marks belong to a case, to a film by its pixels, and to the view it is taken for. */
export const sessionName = ({ case: id, film }, { view }) => JSON.stringify([id, film.sha, view]);

/** Remember a session as it stands, and of all films those that changed last. */
export function remember(name, session) {
  sessions.delete(name);
  sessions.set(name, session);
  if (sessions.size > FILMS) sessions.delete(sessions.keys().next().value);
}

/** The session last remembered by a name, or undefined. */
export const recalled = (name) => sessions.get(name);
