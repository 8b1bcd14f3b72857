/** The stream of changes from the server; it reconnects by itself and misses nothing in between. */

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5000;

export class Feed {
  /**
   * @param {{onPush: (push: object) => void, onReset: () => void, onState: (connected: boolean) => void}} listeners
   */
  constructor(personId, cursor, { onPush, onReset, onState }) {
    Object.assign(this, { personId, cursor, onPush, onReset, onState });
    this.pause = FIRST_PAUSE;
    this.closed = false;
    this.connect();
  }

  connect() {
    const address = new URL("/client/feed", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    address.search = new URLSearchParams({ as: this.personId, since: this.cursor });
    this.socket = new WebSocket(address);
    this.socket.addEventListener("open", () => this.opened());
    this.socket.addEventListener("message", (event) => this.received(JSON.parse(event.data)));
    this.socket.addEventListener("close", () => this.lost());
  }

  opened() {
    this.pause = FIRST_PAUSE;
    this.onState(true);
  }

  received(push) {
    if (this.closed) return;
    if (push.type === "reset") return this.onReset();
    this.cursor = push.n;
    this.onPush(push);
  }

  lost() {
    if (this.closed) return;
    this.onState(false);
    setTimeout(() => this.closed || this.connect(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  close() {
    this.closed = true;
    this.socket.close();
  }
}
