"""HS7: units and echelons."""
