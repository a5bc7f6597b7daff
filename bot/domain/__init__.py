"""Plain types and rules of the product; the standard library is all that this room imports."""
