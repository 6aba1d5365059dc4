# What builds stays behind: the image has Node, the production dependencies and what was built. Its root may be read-only.
# The tests prove these steps without Docker (test/deploy/image.spec.ts).
FROM node:24.22.0-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/kernel/package.json packages/kernel/package.json
COPY packages/client/package.json packages/client/package.json
COPY bench/package.json bench/package.json

FROM manifests AS build
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json vite.config.ts ./
COPY proto proto
COPY bin bin
COPY packages packages
COPY src src
RUN npm run build

FROM manifests AS dependencies
RUN npm ci --no-audit --no-fund --omit=dev --include-workspace-root --workspace=@othello-rpc/client --workspace=@othello-rpc/kernel

FROM node:24.22.0-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/packages packages
COPY --from=build /app/proto proto
COPY --from=build /app/bin bin
COPY --from=build /app/dist dist
USER node
EXPOSE 14500 14501 14502
CMD ["node", "dist/main.js"]
