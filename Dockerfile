# The mock on port 4690:
#   docker build -t authlete-testkit . && docker run --rm -p 127.0.0.1:4690:4690 authlete-testkit
# With the token of the control plane in the environment: -e AUTHLETE_TESTKIT_CONTROL_TOKEN.
# For callers that use another URL than http://127.0.0.1:4690: -e AUTHLETE_TESTKIT_PUBLIC_URL=http://authlete:4690
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The script `dependencies` would build, and the sources are not here yet.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts
# Stores in Redis need it. It is an optional peer, which npm prune removes, so it is above the folder of the app.
RUN npm install --prefix / --ignore-scripts ioredis@6

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /node_modules /node_modules
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/spec spec
COPY --from=build /app/scenarios scenarios
COPY --from=build /app/dist dist
USER node
EXPOSE 4690
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4690/api/lifecycle/healthcheck').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# The address inside the container: what is published, and where, is for the host to say. Calls that come through a
# published port come from another machine, so the control plane takes those; they need its token.
ENTRYPOINT ["node", "dist/cli/main.js", "serve", "--host", "0.0.0.0", "--port", "4690", "--control-remote"]
