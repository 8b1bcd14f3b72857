"""What Slack may call, a table a feature."""
