"""The application for an ASGI server: `uvicorn app.main:app`. Settings by environment."""

from app import config, logs
from app.web.application import create

settings = config.load()
logs.configure(settings.log_json)
app = create(settings)
