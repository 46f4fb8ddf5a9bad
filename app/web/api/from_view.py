"""What the models of the JSON API have in common."""

from pydantic import BaseModel, ConfigDict


class FromView(BaseModel):
    """A part of an answer that says what a view, or what a view is made of, says under the same
    names: `model_validate` takes it from the object's attributes."""

    model_config = ConfigDict(from_attributes=True)
