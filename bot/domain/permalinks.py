"""The address of a message, for people: what Slack's own "Copy link" gives."""


def permalink(address: str, channel_id: str, ts: str, thread_ts: str | None = None) -> str:
    """`address` is the workspace's (https://acme.slack.com/); `thread_ts` is that of a reply's thread."""
    link = f"{address.rstrip('/')}/archives/{channel_id}/p{ts.replace('.', '')}"
    return f"{link}?thread_ts={thread_ts}&cid={channel_id}" if thread_ts and thread_ts != ts else link
