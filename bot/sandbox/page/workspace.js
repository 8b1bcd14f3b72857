/** What one person knows of the workspace: people, conversations, commands, the app, the clock. */

import { Emitter } from "./emitter.js";

export class Workspace extends Emitter {
  constructor(boot) {
    super();
    Object.assign(this, {
      team: boot.team,
      app: boot.app,
      viewer: boot.me,
      commands: boot.commands,
      shortcuts: boot.shortcuts,
      usergroups: boot.usergroups,
      views: boot.views,
      home: boot.home,
    });
    this.peopleById = new Map();
    for (const person of boot.people) this.keepPerson(person);
    this.conversationsById = new Map(boot.conversations.map((conversation) => [conversation.id, conversation]));
    this.setClock(boot.clock);
  }

  person(id) {
    return this.peopleById.get(id);
  }

  people() {
    return [...this.peopleById.values()];
  }

  /** Those in whose name one can act. */
  members() {
    return this.people().filter((person) => !person.is_bot && !person.deleted);
  }

  conversation(id) {
    return this.conversationsById.get(id);
  }

  conversations() {
    return [...this.conversationsById.values()];
  }

  appConversation() {
    return this.conversations().find((conversation) => conversation.kind === "im" && conversation.user === this.app.user);
  }

  usergroup(id) {
    return this.usergroups.find((group) => group.id === id);
  }

  shownName(person) {
    return person.display_name || person.real_name || person.name;
  }

  conversationName(conversation) {
    if (conversation.kind === "im") {
      const person = this.person(conversation.user);
      return person ? this.shownName(person) : conversation.user;
    }
    if (conversation.kind === "mpim") return this.groupName(conversation);
    return `#${conversation.name}`;
  }

  groupName(conversation) {
    const others = conversation.members.filter((id) => id !== this.viewer.id);
    return others.map((id) => (this.person(id) ? this.shownName(this.person(id)).split(" ")[0] : id)).join(", ");
  }

  setConversation(conversation) {
    this.conversationsById.set(conversation.id, conversation);
    this.emit("conversations", conversation);
  }

  /** The app's own person bears the app's colour. */
  keepPerson(person) {
    this.peopleById.set(person.id, person.id === this.app.user ? { ...person, color: this.app.color } : person);
  }

  setPerson(person) {
    this.keepPerson(person);
    if (person.id === this.viewer.id) this.viewer = person;
    this.emit("people", person);
  }

  setViews(views) {
    this.views = views;
    this.emit("views");
  }

  setHome(home) {
    this.home = home;
    this.emit("home");
  }

  setConnected(connected) {
    this.app.connected = connected;
    this.emit("app");
  }

  setClock(clock) {
    this.clock = clock;
    this.clockRead = performance.now();
    this.emit("clock");
  }

  /** Seconds since 1970 on the sandbox's clock, which can be moved and may stand still. */
  now() {
    const passed = this.clock.flowing ? (performance.now() - this.clockRead) / 1000 : 0;
    return this.clock.epoch + passed;
  }
}
