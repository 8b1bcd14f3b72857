/** Calls to the sandbox's server, each in the name of the person who acts. */

const UNREACHABLE = { ok: false, error: "unreachable", message: "The sandbox does not answer. Is it still running?" };

export class Client {
  constructor(personId) {
    this.personId = personId;
  }

  get(name, query = {}) {
    return call(this.address(name, query), {});
  }

  post(name, body) {
    return call(this.address(name), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  upload(file, fields = {}) {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    body.append("file", file);
    return call(this.address("upload"), { method: "POST", body });
  }

  address(name, query = {}) {
    const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
    return `/client/${name}?${new URLSearchParams([["as", this.personId], ...given])}`;
  }
}

/** The sample team, before anybody is chosen. */
export function fetchTeam() {
  return call("/client/team", {});
}

/** @returns {Promise<{ok: boolean, error?: string, message?: string}>} never rejects */
async function call(address, options) {
  try {
    const response = await fetch(address, options);
    return await response.json();
  } catch {
    return UNREACHABLE;
  }
}
