"""Settings from the environment and `.env`, read once at the start."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import ConfigurationError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")
_CREDENTIALS = re.compile(r"(?<=://)[^/\s]+(?=@)")
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
    shards_per_process: Annotated[int, Field(ge=1)] | None = None
    health_port: Annotated[int, Field(ge=1, le=65535)] | None = None
    health_host: str = "127.0.0.1"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    knowledge_dir: Path | None = None
    cache_dir: Path | None = None
    data_dir: Path = Path("data")
    operator_contact: Annotated[str, Field(max_length=200)] | None = None
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

    @model_validator(mode="after")
    def _shards_among_their_number(self) -> Self:
        if self.shard_ids is not None and self.shard_count is None:
            raise ValueError("SHARD_IDS needs SHARD_COUNT, the number of all shards")
        count = self.shard_count or 0
        if not all(0 <= shard < count for shard in self.shard_ids or ()):
            raise ValueError(
                f"SHARD_IDS must be numbers from 0 to {count - 1}, for SHARD_COUNT is {count}"
            )
        return self

    @model_validator(mode="after")
    def _shards_by_ordinal(self) -> Self:
        if self.shards_per_process is None:
            return self
        if self.shard_ids is not None or self.shard_count is None:
            raise ValueError("SHARDS_PER_PROCESS needs SHARD_COUNT, and no SHARD_IDS beside it")
        if not self.own_shards:
            raise ValueError(
                f"SHARDS_PER_PROCESS gives the host {socket.gethostname()} no shard: its name must"
                f" end in a number such as -0, and SHARD_COUNT is {self.shard_count}"
            )
        return self

    @property
    def own_shards(self) -> tuple[int, ...] | None:
        """The shards of this process, by its number among the hosts if so set; None means all."""
        if self.shards_per_process is None:
            return self.shard_ids
        ordinal = re.search(r"-(\d+)$", socket.gethostname())
        if ordinal is None:
            return ()
        first = int(ordinal[1]) * self.shards_per_process
        return tuple(range(self.shard_count or 0)[first : first + self.shards_per_process])

    @property
    def place(self) -> str:
        """What a process must have in common with another one to take its place; no spaces."""
        shards = ",".join(map(str, self.own_shards or ())) or "all"
        return f"{shards}/{self.shard_count or 'all'}"

    @property
    def process_name(self) -> str:
        """What tells this process from others on the same machine, in names of files."""
        shards = self.own_shards
        return f"career-advisor-{shards[0]}" if shards else "career-advisor"

    @property
    def uses_discord_itself(self) -> bool:
        """Whether requests go to Discord's own address."""
        return self.discord_api_url == DISCORD_API_URL

    def require_token(self) -> str:
        """Return the bot's token. Raises ConfigurationError saying how to get one."""
        if self.discord_token is None:
            raise ConfigurationError(
                "DISCORD_TOKEN is missing: create a bot at discord.com/developers/applications,"
                " copy its token and put DISCORD_TOKEN=… into .env (the preview needs none)."
            )
        token = self.discord_token.get_secret_value().strip()
        if not _TOKEN.fullmatch(token):
            raise ConfigurationError(
                "DISCORD_TOKEN is malformed: a bot token has three parts joined by dots; copy it"
                " again from the Bot page of your application (not the secret nor the key)."
            )
        return token


def load_settings() -> Settings:
    """Read the settings. Raises ConfigurationError with one line that names the bad value."""
    try:
        return Settings()
    except ValidationError as error:
        raise ConfigurationError(_worded(error.errors(include_url=False)[0])) from error


def _worded(problem: ErrorDetails) -> str:
    """Return one line about a bad value, without the password that it may hold."""
    allowed = problem["msg"].removeprefix("Value error, ")
    if not problem["loc"]:  # several values that do not go together
        return f"{allowed}."
    name = str(problem["loc"][0]).upper()
    value = str(os.environ.get(name, problem["input"]))
    return f"{name} is {_CREDENTIALS.sub('…', value)!r}: {allowed}"
