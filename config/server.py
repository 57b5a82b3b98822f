"""How gunicorn is to run here: ``gunicorn --config python:config.server …``."""

wsgi_app = "config.wsgi:application"
worker_class = "sync"
# gunicorn resets the umask to 0 and opens a control socket in the home folder by itself.
umask = 0o077
control_socket_disable = True
logger_class = "config.server_log.DiscreetLogger"
