FROM python:3.12-slim AS build
WORKDIR /srv/vivavoce
COPY requirements.lock ./
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock \
 && .venv/bin/pip uninstall -y playwright mypy ruff hypothesis pytest pytest-xdist import-linter grimp
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY templates templates
COPY static static
COPY migrations migrations
RUN .venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM python:3.12-slim
RUN useradd --create-home --uid 1000 vivavoce && mkdir /data /archive && chown vivavoce /data
COPY --from=build /srv/vivavoce /srv/vivavoce
WORKDIR /srv/vivavoce
USER vivavoce
ENV PATH=/srv/vivavoce/.venv/bin:$PATH VIVAVOCE_DATA=/data VIVAVOCE_HOST=0.0.0.0 VIVAVOCE_LOG_JSON=1
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/status', timeout=4)"]
# The site; transcripts are mounted at /archive. The worker that imports once and ends:
#   docker run … vivavoce import /archive
CMD ["vivavoce", "serve", "/archive"]
