"""Settings from the environment and `.env`, read once at the start."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigurationError

_TOKEN = re.compile(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}")
DISCORD_API_URL = "https://discord.com/api/v10"
_DATABASES = ("sqlite", "postgresql", "postgres")


class Settings(BaseSettings):
    """Everything that an operator can set; `.env.example` explains each to people."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    discord_token: SecretStr | None = None
    database_url: str = "sqlite:///data/career-advisor.db"
    discord_api_url: str = DISCORD_API_URL
    shard_count: Annotated[int, Field(ge=1)] | None = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    knowledge_dir: Path | None = None
    cache_dir: Path | None = None
    tips_per_second: Annotated[int, Field(ge=1, le=45)] = 40

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _any_case(cls, value: object, info: object) -> object:
        upper = getattr(info, "field_name", "") == "log_level"
        if not isinstance(value, str):
            return value
        return value.upper() if upper else value.lower()

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        scheme = value.split(":", 1)[0].split("+")[0]
        if scheme not in _DATABASES or "://" not in value:
            raise ValueError("sqlite:///path or postgresql://user:password@host/name")
        return value

    @field_validator("discord_api_url")
    @classmethod
    def _http(cls, value: str) -> str:
        if not re.match(r"https?://[^/\s]+", value):
            raise ValueError("an http or https address")
        return value.rstrip("/")

    @property
    def uses_discord_itself(self) -> bool:
        """Whether requests go to Discord's own address."""
        return self.discord_api_url == DISCORD_API_URL

    def require_token(self) -> str:
        """Return the bot's token. Raises ConfigurationError saying how to get one."""
        if self.discord_token is None:
            raise ConfigurationError(
                "DISCORD_TOKEN is missing: create a bot at discord.com/developers/applications,"
                " copy its token and put DISCORD_TOKEN=… into .env (career-advisor preview needs none)."
            )
        token = self.discord_token.get_secret_value().strip()
        if not _TOKEN.fullmatch(token):
            raise ConfigurationError(
                "DISCORD_TOKEN is malformed: a bot token has three parts joined by dots; copy it again"
                " from the Bot page of your application (not the client secret, nor the public key)."
            )
        return token


def load_settings() -> Settings:
    """Read the settings. Raises ConfigurationError with one line that names the bad value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        allowed = first["msg"].removeprefix("Value error, ")
        raise ConfigurationError(
            f"{name} is {os.environ.get(name, first['input'])!r}: {allowed}"
        ) from error
