# The same three steps that the tests prove without Docker: npm ci, npm run build, node dist/main.js.
FROM node:20-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/kernel/package.json packages/kernel/package.json
COPY packages/client/package.json packages/client/package.json
COPY bench/package.json bench/package.json
RUN npm ci --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json vite.config.ts ./
COPY proto proto
COPY bin bin
COPY packages packages
COPY src src
RUN npm run build
ENV NODE_ENV=production
USER node
EXPOSE 14500 14501
CMD ["node", "dist/main.js"]
