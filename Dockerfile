# The site without test tools and extras. Transcripts are mounted at /archive, database and index
# are kept in /data:
#   docker build -t vivavoce .
#   docker run -p 8000:8000 -v ./transcripts:/archive:ro -v vivavoce:/data vivavoce
# More about it in docs/operating.md, also how to add pictures of passages.
FROM python:3.12.12-slim-bookworm AS build
WORKDIR /build
RUN python -m venv --without-pip /srv/vivavoce
COPY requirements-site.lock ./
RUN pip --python /srv/vivavoce/bin/python install --no-cache-dir --require-hashes --no-deps \
    -r requirements-site.lock
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY templates templates
COPY static static
COPY migrations migrations
RUN pip --python /srv/vivavoce/bin/python install --no-cache-dir --no-deps .

FROM python:3.12.12-slim-bookworm
RUN useradd --uid 1000 --create-home vivavoce && install -d -o vivavoce /archive /data
COPY --from=build /srv/vivavoce /srv/vivavoce
# By its number, so that who runs it can tell that it is not root.
USER 1000
WORKDIR /home/vivavoce
ENV PATH=/srv/vivavoce/bin:$PATH \
    MALLOC_ARENA_MAX=2 \
    PYTHONUNBUFFERED=1 \
    VIVAVOCE_ARCHIVE=/archive \
    VIVAVOCE_DATA=/data \
    VIVAVOCE_HOST=0.0.0.0 \
    VIVAVOCE_LOG_JSON=true
VOLUME /data
EXPOSE 8000
# Asks at the port that the settings give, whichever that is.
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s CMD ["vivavoce", "ping"]
CMD ["vivavoce", "serve"]
