# The endpoint and its command line. docs/operations.md says how to run it.

# What is built needs everything; what is run needs none of it.
FROM node:24.11.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24.11.1-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
# What is in the image, for whoever has to answer for it. What only a developer needs is not.
RUN npm pkg delete devDependencies && npm sbom --legacy-peer-deps --sbom-format=cyclonedx > sbom.json

FROM node:24.11.1-bookworm-slim
# Nothing in a running endpoint installs anything.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-* /usr/local/bin/yarn /usr/local/bin/yarnpkg
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/package.json /app/sbom.json ./
COPY --from=build /app/dist/endpoint ./dist/endpoint
COPY --from=build /app/dist/production ./dist/production
COPY --from=build /app/bin ./bin
RUN mkdir -p /data && chown node:node /data
ENV NODE_ENV=production
ENV PAY_HOST=0.0.0.0
ENV PAY_PORT=8787
ENV PAY_DATABASE=/data/payments.db
USER node
# The only place that is written to: SQLite's file. With PostgreSQL nothing is.
VOLUME /data
EXPOSE 8787
# Not ready is not dead: the orchestrator takes it out of its list and leaves it running.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PAY_PORT + '/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# It listens to SIGTERM itself and has no children: it needs no init process.
STOPSIGNAL SIGTERM
CMD ["node", "dist/endpoint/main.js"]
