"""Use cases of a server's admins: settings, own answers, insight, and what is hidden."""
