# One image, started with five commands: lianshang run registry|requests|talent|notifications|gateway
# The console is built apart: neither Node nor npm's packages get into the image.
FROM python:3.13-slim-trixie AS console

ARG PIP_INDEX_URL
ARG NPM_CONFIG_REGISTRY
ENV VENV=/opt/console CI=1
WORKDIR /build
COPY requirements-console.lock requirements-dev.lock ./
COPY scripts/install.sh scripts/console.sh scripts/
RUN PROJECT="" sh scripts/install.sh requirements-console.lock
# npm's packages change less often than the sources and keep a layer of their own.
COPY console/package.json console/package-lock.json console/
RUN sh scripts/console.sh install
COPY console console
# What was copied may be of a later checkout than the packages, which are those of the same lock file.
RUN touch console/node_modules/.package-lock.json && sh scripts/console.sh build

FROM python:3.13-slim-trixie AS build

# An index of one's own: docker build --build-arg PIP_INDEX_URL=… --build-arg NPM_CONFIG_REGISTRY=…
ARG PIP_INDEX_URL
ENV VENV=/opt/lianshang PYTHONDONTWRITEBYTECODE=1
WORKDIR /build

# The dependencies change less often than the sources and keep a layer of their own.
COPY requirements.lock requirements-dev.lock scripts/install.sh ./
RUN PROJECT="" sh install.sh requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY contracts contracts
COPY chassis chassis
COPY services services
COPY gateway gateway
COPY --from=console /build/gateway/static/console gateway/static/console
COPY demo demo
COPY lianshang lianshang
RUN /opt/lianshang/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index . \
    && /opt/lianshang/bin/python -m pip uninstall --quiet --yes uv pip \
    && python -m compileall -q -j 0 /opt/lianshang/lib

# Debian 13 has the client programs of PostgreSQL 17, the version of docker-compose.yml.
FROM python:3.13-slim-trixie

ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="lianshang" \
      org.opencontainers.image.description="Service platform of industry-chain party building" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"

# pg_dump and pg_restore, for `lianshang db backup` and `lianshang db restore`.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends postgresql-client-17 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 lianshang \
    && useradd --uid 10001 --gid 10001 --no-log-init --create-home --home-dir /var/lib/lianshang \
    --shell /usr/sbin/nologin lianshang \
    # Where volumes are mounted; an empty volume takes over who owns the folder.
    && for name in ca admin gateway registry requests talent notifications postgres rabbitmq; do \
        install --directory --owner=10001 --group=10001 --mode=0700 "/certificates/$name"; \
    done \
    && install --directory --owner=10001 --group=10001 --mode=0700 /definitions /backups /files
COPY --from=build /opt/lianshang /opt/lianshang

# Services take calls on the port of SERVICE_URLS and answer /healthz and /readyz on HEALTH_PORT, the gateway on
# HTTP_PORT.
ENV PATH=/opt/lianshang/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ENVIRONMENT=production \
    LOG_FORMAT=json \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=8000 \
    HEALTH_PORT=9000

USER 10001:10001
WORKDIR /var/lib/lianshang
EXPOSE 8000 8100
STOPSIGNAL SIGTERM
ENTRYPOINT ["lianshang"]
CMD ["--help"]
