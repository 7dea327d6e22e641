# One image, started with five commands: lianshang run registry|requests|talent|notifications|gateway
FROM python:3.11-slim-bookworm AS build

# An index of one's own: docker build --build-arg PIP_INDEX_URL=…
ARG PIP_INDEX_URL
ENV VENV=/opt/lianshang PYTHONDONTWRITEBYTECODE=1
WORKDIR /build

# The dependencies change less often than the sources and keep a layer of their own.
COPY requirements.lock requirements-dev.lock requirements-sbom.lock scripts/install.sh ./
RUN PROJECT="" sh install.sh requirements.lock
RUN PROJECT="" VENV=/opt/sbom sh install.sh requirements-sbom.lock

COPY pyproject.toml README.md LICENSE ./
COPY contracts contracts
COPY chassis chassis
COPY services services
COPY gateway gateway
COPY demo demo
COPY lianshang lianshang
RUN /opt/lianshang/bin/pip install --quiet --no-deps --no-build-isolation --no-index . \
    && /opt/lianshang/bin/pip uninstall --quiet --yes uv pip \
    && python -m compileall -q -j 0 /opt/lianshang/lib
# What is in the image, for those who look for packages with a known weakness (CycloneDX).
RUN /opt/sbom/bin/cyclonedx-py environment /opt/lianshang/bin/python --pyproject pyproject.toml --output-reproducible \
    --output-format JSON --output-file /opt/lianshang/sbom.cdx.json

FROM python:3.11-slim-bookworm

LABEL org.opencontainers.image.title="lianshang" \
      org.opencontainers.image.description="Service platform of industry-chain party building" \
      org.opencontainers.image.licenses="Apache-2.0"

RUN groupadd --gid 10001 lianshang \
    && useradd --uid 10001 --gid 10001 --no-log-init --create-home --home-dir /var/lib/lianshang \
    --shell /usr/sbin/nologin lianshang \
    # Where volumes with certificates are mounted; an empty volume takes over who owns the folder.
    && for name in ca gateway registry requests talent notifications; do \
        install --directory --owner=10001 --group=10001 --mode=0700 "/certificates/$name"; \
    done
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
