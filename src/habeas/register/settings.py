"""Django's settings for a register without an application. Databases are attached one by one, see `orm`."""

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
INSTALLED_APPS = ["habeas.register"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
