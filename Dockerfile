FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-alpine
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/LICENSE-CONTENT ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/content ./content
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
USER 65534:65534
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=120s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself lets the server read its own files and what is mounted at /content, write nothing and
# start no program. Threads are for loading content and for logs.
CMD ["node", "--permission", "--allow-fs-read=/app", "--allow-fs-read=/content", "--allow-fs-read=/proc/thread-self", "--allow-worker", "dist/main.js"]
