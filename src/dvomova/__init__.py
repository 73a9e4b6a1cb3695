"""dvomova (двомова, “two languages”): bilingual journal PDFs into clean, aligned, publishable editions."""

__version__ = "0.1.0"
