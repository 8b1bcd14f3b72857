"""How people say when: words to instants, in English, Polish and Italian; see bot.domain.due."""
