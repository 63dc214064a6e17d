# `make image` builds the program first. It is statically linked, so the image needs no
# base image, and has no shell and no C library.
FROM scratch
COPY bin/image/ca-certificates.crt /etc/ssl/certs/
COPY bin/image/parley /parley
# No user of a host has this number.
USER 65532:65532
ENV PARLEY_LISTEN=0.0.0.0:8080 PARLEY_LOG_FORMAT=json
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s CMD ["/parley", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/parley"]
CMD ["serve"]
